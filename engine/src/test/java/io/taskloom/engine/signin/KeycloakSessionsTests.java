package io.taskloom.engine.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.KeycloakTest;
import io.taskloom.engine.NextSecond;
import io.taskloom.engine.TestApi;
import io.taskloom.standalone.KeycloakServer;
import io.taskloom.standalone.Services;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions, sign-outs and changed roles, with the provider inside a real Keycloak at the other end. */
@KeycloakTest
class KeycloakSessionsTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static final KeycloakServer KEYCLOAK = Services.shared().keycloak();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NAME = "sina-" + UUID.randomUUID().toString().substring(0, 8) + "@taskloom.example";
    private static String id = "";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    static void somebodyOfOurOwn() throws Exception {
        admin("POST", "/users", """
                {"username": "%s", "email": "%s", "emailVerified": true, "enabled": true,
                 "firstName": "Sina", "lastName": "Sign", "requiredActions": [],
                 "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
                """.formatted(NAME, NAME, KeycloakServer.DEMO_PASSWORD));
        id = admin("GET", "/users?exact=true&email=" + NAME, "")
                .get(0)
                .get("id")
                .asText();
        // Keycloak adds the terms to whoever is made.
        admin("PUT", "/users/" + id, "{\"requiredActions\": []}");
        NextSecond.begins();
    }

    @AfterAll
    static void gone() throws Exception {
        admin("DELETE", "/users/" + id, "");
    }

    @Test
    void showsEachSessionWithItsBrowserAndEndsOne() throws Exception {
        // given
        var here = signIn();
        var there = signIn();

        // when
        var sessions = api(here).get("/api/v1/me/sessions").body().get("items");

        // then
        assertThat(sessions.get(0).get("current").asBoolean()).isTrue();
        assertThat(sessions.get(0).get("browser").asText()).isEqualTo("Firefox");
        assertThat(sessions.get(0).get("system").asText()).isEqualTo("Linux");
        assertThat(sessions.findValuesAsText("id")).contains(session(there));

        // when
        var ended = api(here).send("DELETE", "/api/v1/me/sessions/" + session(there), (String) null, Map.of());

        // then
        assertThat(ended.status()).isEqualTo(204);
        assertThat(api(there).get("/api/v1/me").status()).isEqualTo(401);
        assertThat(refresh(there).has("error")).isTrue();
        assertThat(api(here).get("/api/v1/me").status()).isEqualTo(200);
        assertThat(api(here)
                        .send("DELETE", "/api/v1/me/sessions/" + session(there), (String) null, Map.of())
                        .status())
                .isEqualTo(404);

        // when
        var third = signIn();
        assertThat(api(here)
                        .send("DELETE", "/api/v1/me/sessions?others=true", (String) null, Map.of())
                        .status())
                .isEqualTo(204);

        // then
        assertThat(api(third).get("/api/v1/me").status()).isEqualTo(401);
        assertThat(api(here).get("/api/v1/me/sessions").body().get("items")).hasSize(1);
    }

    @Test
    void aSignOutElsewhereTakesTheTokenBackWithinSeconds() throws Exception {
        var tokens = signIn();
        assertThat(api(tokens).get("/api/v1/me").status()).isEqualTo(200);

        token("/protocol/openid-connect/logout", Map.of("refresh_token", text(tokens, "refresh_token")));

        await().atMost(PROMISED)
                .untilAsserted(
                        () -> assertThat(api(tokens).get("/api/v1/me").status()).isEqualTo(401));
    }

    @Test
    void aChangedRoleCountsWithinSeconds() throws Exception {
        // given
        var manager = "[" + admin("GET", "/roles/manager", "") + "]";
        var before = signIn();
        assertThat(roles(before)).doesNotContain("manager");

        // when
        admin("POST", "/users/" + id + "/role-mappings/realm", manager);

        // then: it is known who did it
        await().atMost(PROMISED).untilAsserted(() -> assertThat(jdbc.sql(
                                "select data ->> 'administrator' from event where type = 'AccountRightsChanged' and only_person = ?::uuid")
                        .param(id)
                        .query(String.class)
                        .list())
                .contains(KEYCLOAK.adminUser()));

        // then: the old token is refused, and a new one tells the role
        await().atMost(PROMISED)
                .untilAsserted(
                        () -> assertThat(api(before).get("/api/v1/me").status()).isEqualTo(401));
        var after = new AtomicReference<>(before);
        await().atMost(PROMISED).untilAsserted(() -> {
            // Once more if the first was of the very second of the change.
            after.set(refresh(after.get()));
            assertThat(roles(after.get())).contains("manager");
        });

        // when
        admin("DELETE", "/users/" + id + "/role-mappings/realm", manager);

        // then
        await().atMost(PROMISED)
                .untilAsserted(() ->
                        assertThat(api(after.get()).get("/api/v1/me").status()).isEqualTo(401));
        await().atMost(PROMISED)
                .untilAsserted(() ->
                        assertThat(api(signIn()).get("/api/v1/me").status()).isEqualTo(200));
    }

    @Test
    void aRefreshTokenUsedTwiceEndsItsSessionAndIsSeenInTheHistory() throws Exception {
        // given
        var first = signIn();
        var second = refresh(first);
        assertThat(api(second).get("/api/v1/me").status()).isEqualTo(200);

        // when: whoever copied the first uses it
        assertThat(text(refresh(first), "error")).isEqualTo("invalid_grant");

        // then
        await().atMost(PROMISED)
                .untilAsserted(
                        () -> assertThat(api(second).get("/api/v1/me").status()).isEqualTo(401));
        var again = signIn();
        await().atMost(PROMISED).untilAsserted(() -> assertThat(
                        api(again).get("/api/v1/me/logins").body().get("items").findValuesAsText("kind"))
                .contains("token_reused", "signed_in"));
    }

    private TestApi api(JsonNode tokens) {
        return new TestApi(port, text(tokens, "access_token"));
    }

    private String roles(JsonNode tokens) {
        return api(tokens).get("/api/v1/me").body().path("roles").toString();
    }

    private static JsonNode signIn() throws Exception {
        var tokens = token(
                "/protocol/openid-connect/token",
                Map.of("grant_type", "password", "username", NAME, "password", KeycloakServer.DEMO_PASSWORD));
        assertThat(tokens.has("access_token")).as(tokens.toString()).isTrue();
        return tokens;
    }

    private static JsonNode refresh(JsonNode tokens) throws Exception {
        return token(
                "/protocol/openid-connect/token",
                Map.of("grant_type", "refresh_token", "refresh_token", text(tokens, "refresh_token")));
    }

    private static String session(JsonNode tokens) {
        return text(tokens, "session_state");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    private static JsonNode token(String path, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "client_id=taskloom-cli&", ""));
        return send(HttpRequest.newBuilder(URI.create(KEYCLOAK.issuer() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode admin(String method, String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(KEYCLOAK.url() + "/admin/realms/taskloom" + path))
                .header("Authorization", "Bearer " + KEYCLOAK.adminToken())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static JsonNode send(HttpRequest.Builder request) throws Exception {
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        return JSON.readTree(answer.body().isBlank() ? "{}" : answer.body());
    }
}
