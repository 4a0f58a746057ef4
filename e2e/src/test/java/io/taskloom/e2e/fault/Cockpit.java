package io.taskloom.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.e2e.RunningSystem;
import io.taskloom.standalone.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Cockpit's pages ask the engine for, in the session of an admin who has signed in through Keycloak. */
final class Cockpit {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningSystem system;
    /** By port; the JDK's own manager writes them in a way that Keycloak does not read. */
    private final Map<Integer, Map<String, String>> cookies = new HashMap<>();

    Cockpit(RunningSystem system) {
        this.system = system;
        var form = FORM.matcher(
                follow(HttpRequest.newBuilder(URI.create(system.addresses().cockpit())))
                        .body());
        assertThat(form.find()).as("a form to sign in").isTrue();
        var fields = "credentialId=&username=" + KeycloakServer.address("admin") + "&password="
                + URLEncoder.encode(KeycloakServer.DEMO_PASSWORD, StandardCharsets.UTF_8);
        var page = follow(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
        assertThat(page.statusCode()).isEqualTo(200);
    }

    /** The open incidents with this message. */
    JsonNode incidents(String message) {
        var answer = follow(HttpRequest.newBuilder(
                        URI.create(system.app("/camunda/api/engine/engine/default/incident?incidentMessage="
                                + URLEncoder.encode(message, StandardCharsets.UTF_8))))
                .header("Accept", "application/json"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> follow(HttpRequest.Builder first) {
        var answer = send(first);
        for (int i = 0; i < 10 && answer.statusCode() / 100 == 3; i++) {
            var next = answer.headers().firstValue("Location").orElseThrow();
            answer = send(HttpRequest.newBuilder(answer.uri().resolve(next)));
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var jar = cookies.computeIfAbsent(request.build().uri().getPort(), port -> new HashMap<>());
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                int equals = cookie.indexOf('=');
                jar.put(
                        cookie.substring(0, equals),
                        cookie.substring(equals + 1).replaceAll(";.*", ""));
            });
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
