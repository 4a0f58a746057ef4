package io.taskloom.engine.bpm.webapp;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.standalone.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows redirects between the application and Keycloak, as if the application were at its public address. */
final class Browser {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    /** By port; the JDK's own manager writes them in a way Keycloak does not read. */
    private final Map<Integer, Map<String, String>> cookies = new ConcurrentHashMap<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final URI publicUrl;
    String token = "";

    Browser(int port, URI publicUrl) {
        this.port = port;
        this.publicUrl = publicUrl;
    }

    /** What the application has set for this browser. */
    String cookie(String name) {
        return requireNonNull(cookies.getOrDefault(port, Map.of()).get(name));
    }

    void put(String name, String value) {
        cookies.computeIfAbsent(port, key -> new ConcurrentHashMap<>()).put(name, value);
    }

    Browser signIn(String person) throws Exception {
        HttpResponse<String> page = follow(get("/camunda/app/welcome/default/"));
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        HttpResponse<String> welcome =
                follow(send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(
                                Map.of("username", KeycloakServer.address(person), "password", "Taskloom-demo-1"))))));
        assertThat(welcome.statusCode()).isEqualTo(200);
        token = cookie("XSRF-TOKEN");
        return this;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(app(path).GET());
    }

    HttpResponse<String> post(String path, String type, String body) throws Exception {
        HttpRequest.Builder request = app(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-XSRF-TOKEN", token);
        }
        return send(request);
    }

    HttpResponse<String> follow(HttpResponse<String> answer) throws Exception {
        HttpResponse<String> last = answer;
        for (int i = 0; i < 10 && last.statusCode() / 100 == 3; i++) {
            URI next = last.uri().resolve(last.headers().firstValue("Location").orElseThrow());
            String text = next.toString();
            boolean ours = text.startsWith(publicUrl.toString()) || next.getPort() == port;
            last = ours
                    ? get(text.substring(text.indexOf('/', "http://".length())))
                    : send(HttpRequest.newBuilder(next));
        }
        return last;
    }

    HttpRequest.Builder app(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Forwarded-Host", "localhost")
                .header("X-Forwarded-Port", String.valueOf(publicUrl.getPort()));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        Map<String, String> jar =
                cookies.computeIfAbsent(request.build().uri().getPort(), key -> new ConcurrentHashMap<>());
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(joining("; ")));
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            int equals = cookie.indexOf('=');
            jar.put(cookie.substring(0, equals), cookie.substring(equals + 1).replaceAll(";.*", ""));
        }
        return answer;
    }

    private static String form(Map<String, String> fields) {
        StringBuilder form = new StringBuilder("credentialId=");
        fields.forEach((name, value) ->
                form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }
}
