package io.taskloom.engine.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.NextSecond;
import io.taskloom.engine.event.PersonId;
import io.taskloom.standalone.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody of a test's own in a real Keycloak. */
final class KeycloakPerson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private static final String VERIFIER = "0123456789abcdefghijklmnopqrstuvwxyz0123456789ABCDEF";
    private static final String CHALLENGE = challenge();

    private final KeycloakServer keycloak;
    private final String email;
    private final String id;
    private HttpClient browser = HTTP;

    private KeycloakPerson(KeycloakServer keycloak, String email, String id) {
        this.keycloak = keycloak;
        this.email = email;
        this.id = id;
    }

    static KeycloakPerson create(KeycloakServer keycloak, String name) {
        String email = name.toLowerCase(Locale.ROOT) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + "@taskloom.example";
        admin(keycloak, "POST", "/users", """
                {"username": "%s", "email": "%s", "emailVerified": true, "enabled": true,
                 "firstName": "%s", "lastName": "Leaving", "requiredActions": [],
                 "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
                """.formatted(email, email, name, KeycloakServer.DEMO_PASSWORD));
        String id = admin(keycloak, "GET", "/users?exact=true&email=" + email, "")
                .get(0)
                .get("id")
                .asText();
        // Keycloak adds the terms to whoever is made.
        admin(keycloak, "PUT", "/users/" + id, "{\"requiredActions\": []}");
        NextSecond.begins();
        return new KeycloakPerson(keycloak, email, id);
    }

    String email() {
        return email;
    }

    PersonId id() {
        return PersonId.of(id);
    }

    boolean isThere() {
        return !admin(keycloak, "GET", "/users?exact=true&email=" + email, "").isEmpty();
    }

    void delete() {
        admin(keycloak, "DELETE", "/users/" + id, "");
    }

    /** By the code flow, as browsers do: only there Keycloak tells when somebody signed in. */
    String token() {
        HttpResponse<String> answer = typePassword(KeycloakServer.DEMO_PASSWORD);
        String code = query(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())))
                .get("code");
        JsonNode tokens = json(send(
                HTTP,
                HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "taskloom-app",
                                "redirect_uri",
                                redirect(),
                                "code_verifier",
                                VERIFIER,
                                "code",
                                String.valueOf(code)))))));
        if (!tokens.has("access_token")) {
            throw new AssertionError(tokens);
        }
        return tokens.get("access_token").asText();
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String redirect() {
        String addresses = admin(keycloak, "GET", "/clients?clientId=taskloom-app", "")
                .get(0)
                .get("redirectUris")
                .get(0)
                .asText();
        return addresses.replace("*", "auth/callback");
    }

    /** What the sign-in form answers; required actions followed, sign-in at the application not. */
    HttpResponse<String> typePassword(String password) {
        browser = HttpClient.newBuilder().cookieHandler(new Cookies()).build();
        HttpResponse<String> page = send(
                browser,
                HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/auth?"
                        + form(Map.of(
                                "client_id",
                                "taskloom-app",
                                "response_type",
                                "code",
                                "scope",
                                "openid",
                                "code_challenge_method",
                                "S256",
                                "code_challenge",
                                CHALLENGE,
                                "redirect_uri",
                                redirect())))));
        HttpResponse<String> answer = post(page, Map.of("username", email, "password", password));
        String next = answer.headers().firstValue("Location").orElse("");
        return next.contains("/login-actions/") ? send(browser, HttpRequest.newBuilder(URI.create(next))) : answer;
    }

    /** Presses the button of a page. */
    HttpResponse<String> post(HttpResponse<String> page, Map<String, String> fields) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError(page.statusCode() + " " + page.body());
        }
        HttpResponse<String> answer = send(
                browser,
                HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields))));
        return answer;
    }

    private static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode admin(KeycloakServer keycloak, String method, String path, String body) {
        return json(send(
                HTTP,
                HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms/taskloom" + path))
                        .header("Authorization", "Bearer " + keycloak.adminToken())
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body().isBlank() ? "{}" : answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As browsers do, which take a local address for a safe one. */
    private static final class Cookies extends CookieManager {

        Cookies() {
            super(null, CookiePolicy.ACCEPT_ALL);
        }

        @Override
        public void put(URI address, Map<String, List<String>> headers) throws IOException {
            super.put(
                    address,
                    headers.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().stream()
                                    .map(value -> value.replaceAll("(?i);\\s*secure", ""))
                                    .toList())));
        }
    }
}
