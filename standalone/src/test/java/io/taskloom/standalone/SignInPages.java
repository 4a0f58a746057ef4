package io.taskloom.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts at Keycloak's pages: it keeps cookies, follows redirects within Keycloak, and fills in forms. */
final class SignInPages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern PATH = Pattern.compile("[Pp]ath=([^;]+)");
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final KeycloakServer keycloak;
    private final String app;
    private final HttpClient http = HttpClient.newHttpClient();

    /** By name and path, with a blank between. */
    final Map<String, String> cookies = new LinkedHashMap<>();

    /** All that were ever set, with their attributes, a line each. */
    String lastCookies = "";

    SignInPages(KeycloakServer keycloak) {
        this(keycloak, appUrl(keycloak));
    }

    SignInPages(KeycloakServer keycloak, String app) {
        this.keycloak = keycloak;
        this.app = app;
    }

    /**
     * What was answered in the end.
     *
     * @param location where it leads outside of Keycloak, or empty
     */
    record Page(int status, String body, String location, Optional<String> retryAfter) {

        String action() {
            var found = ACTION.matcher(body);
            if (!found.find()) {
                throw new AssertionError("No form in " + body);
            }
            return found.group(1).replace("&amp;", "&");
        }

        boolean isSignedIn() {
            return location.contains("code=");
        }
    }

    /** What an administrator of the realm says and sees. */
    static JsonNode admin(KeycloakServer keycloak, String method, String path, Object body) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms" + path))
                            .header("Authorization", "Bearer " + keycloak.adminToken())
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body().isBlank() ? "{}" : answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody who may sign in at once. Partial import alone leaves out what the realm asks of new people. */
    static void person(KeycloakServer keycloak, String email, String password) {
        person(keycloak, email, true, password);
    }

    /** @param verified whether they have shown that the address is theirs */
    static void person(KeycloakServer keycloak, String email, boolean verified, String password) {
        admin(
                keycloak,
                "POST",
                "/taskloom/partialImport",
                Map.of(
                        "ifResourceExists",
                        "FAIL",
                        "users",
                        List.of(Map.of(
                                "username",
                                email,
                                "email",
                                email,
                                "emailVerified",
                                verified,
                                "enabled",
                                true,
                                "firstName",
                                "Pia",
                                "lastName",
                                "Person",
                                "realmRoles",
                                List.of("user"),
                                "requiredActions",
                                List.of(),
                                "credentials",
                                List.of(Map.of("type", "password", "value", password, "temporary", false))))));
    }

    /** As if the time were over; Keycloak's own lock, which nobody sees behind ours, with them. */
    static void endLocks(KeycloakServer keycloak) throws SQLException {
        admin(keycloak, "DELETE", "/taskloom/attack-detection/brute-force/users", Map.of());
        var postgres = Services.shared().postgres();
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("keycloak"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.executeUpdate("update taskloom_sign_in_failures set locked_until = 0");
        }
    }

    String appUrl() {
        return app;
    }

    static String appUrl(KeycloakServer keycloak) {
        return admin(keycloak, "GET", "/taskloom/clients?clientId=taskloom-app", Map.of())
                .get(0)
                .get("rootUrl")
                .asText();
    }

    String signInUrl(String redirect) {
        return keycloak.issuer() + "/protocol/openid-connect/auth?client_id=taskloom-app&response_type=code"
                + "&scope=openid&code_challenge=" + CHALLENGE + "&code_challenge_method=S256&redirect_uri="
                + encoded(redirect);
    }

    Page open() {
        return get(signInUrl(appUrl() + "/"));
    }

    Page get(String url) {
        return follow(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    Page submit(Page page, Map<String, String> form) {
        return follow(HttpRequest.newBuilder(URI.create(page.action()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    Page signIn(Page page, String name, String password) {
        return submit(page, Map.of("username", name, "password", password));
    }

    /** The page behind the link that a page names so. */
    Page click(Page page, String part) {
        var link = Pattern.compile("href=\"([^\"]*" + part + "[^\"]*)\"").matcher(page.body());
        if (!link.find()) {
            throw new AssertionError("No link to " + part + " in " + page.body());
        }
        return get(URI.create(keycloak.url() + "/")
                .resolve(link.group(1).replace("&amp;", "&"))
                .toString());
    }

    /** What the application gets for the code. */
    JsonNode tokens(Page signedIn) throws IOException {
        var code = Pattern.compile("code=([^&]+)").matcher(signedIn.location());
        if (!code.find()) {
            throw new AssertionError("No code in " + signedIn.location());
        }
        return JSON.readTree(token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "taskloom-app",
                        "code",
                        code.group(1),
                        "code_verifier",
                        VERIFIER,
                        "redirect_uri",
                        appUrl() + "/"))
                .body());
    }

    HttpResponse<String> grant(String name, String password) {
        return token(
                Map.of("grant_type", "password", "client_id", "taskloom-cli", "username", name, "password", password));
    }

    private HttpResponse<String> token(Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    private Page follow(HttpRequest.Builder first) {
        var answer = send(first);
        for (var hops = 0; hops < 10; hops++) {
            keep(answer);
            var location = answer.headers().firstValue("Location").orElse("");
            if (location.isEmpty() || !location.startsWith(keycloak.url().toString())) {
                return new Page(
                        answer.statusCode(),
                        answer.body(),
                        location,
                        answer.headers().firstValue("Retry-After"));
            }
            answer = send(HttpRequest.newBuilder(URI.create(location)).GET());
        }
        throw new AssertionError("Redirected for ever");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var path = request.build().uri().getPath();
            var sent = cookies.entrySet().stream()
                    .filter(cookie -> path.startsWith(cookie.getKey().split(" ")[1]))
                    .map(cookie -> cookie.getKey().split(" ")[0] + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
            if (!sent.isEmpty()) {
                request.setHeader("Cookie", sent);
            }
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void keep(HttpResponse<String> answer) {
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            var path = PATH.matcher(cookie);
            var key = pair[0] + " " + (path.find() ? path.group(1) : "/");
            lastCookies += cookie + "\n";
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(key);
            } else {
                cookies.put(key, pair[1]);
            }
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
