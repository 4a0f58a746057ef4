package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The provider inside a real Keycloak: what it keeps for the engine, and whom it answers. */
class HandoverTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UGO = "00000000-0000-7000-8000-000000000005";

    private final KeycloakServer keycloak = Services.shared().keycloak();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void keepsWhatHappenedUntilItIsTaken() throws Exception {
        // given: a sign-in, a wrong password, a sign-out
        var tokens = signIn(KeycloakServer.DEMO_PASSWORD);
        var session = session(tokens);
        signIn("wrong");
        grant(
                "/protocol/openid-connect/logout",
                Map.of(
                        "client_id",
                        "taskloom-cli",
                        "refresh_token",
                        tokens.get("refresh_token").asText()));

        // when
        var kept = kept();

        // then
        assertThat(kept)
                .filteredOn(event -> event.path("session").asText().equals(session))
                .extracting(event -> event.get("type").asText())
                .containsExactly("LOGIN", "LOGOUT");
        var login = kept.stream()
                .filter(event -> event.path("session").asText().equals(session))
                .findFirst()
                .orElseThrow();
        assertThat(login.get("person").asText()).isEqualTo(UGO);
        assertThat(login.get("userAgent").asText()).isEqualTo("Hand-over/1");
        assertThat(login.get("address").asText()).isNotEmpty();
        assertThat(kept).anySatisfy(event -> {
            assertThat(event.get("type").asText()).isEqualTo("LOGIN_ERROR");
            assertThat(event.get("error").asText()).isEqualTo("invalid_user_credentials");
        });

        // when
        var ids = kept.stream().map(event -> event.get("id").asText()).toList();
        assertThat(post("/events/taken", JSON.writeValueAsString(ids)).statusCode())
                .isEqualTo(204);

        // then
        assertThat(kept()).extracting(event -> event.get("id").asText()).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void aRefreshTokenThatIsUsedTwiceEndsItsSession() throws Exception {
        // given
        var first = signIn(KeycloakServer.DEMO_PASSWORD);
        var second = refresh(first);
        assertThat(second.has("access_token")).isTrue();

        // when
        var again = refresh(first);

        // then
        assertThat(again.get("error").asText()).isEqualTo("invalid_grant");
        assertThat(refresh(second).get("error").asText()).isEqualTo("invalid_grant");
        assertThat(sessions()).doesNotContain(session(first));
        assertThat(kept())
                .filteredOn(event -> event.path("session").asText().equals(session(first)))
                .extracting(event -> event.get("type").asText())
                .contains("REFRESH_TOKEN_ERROR");
    }

    @Test
    void endsOneSessionAndLeavesTheOther() throws Exception {
        var ended = signIn(KeycloakServer.DEMO_PASSWORD);
        var other = signIn(KeycloakServer.DEMO_PASSWORD);
        assertThat(sessions()).contains(session(ended), session(other));

        var answer = send("DELETE", "/people/" + UGO + "/sessions/" + session(ended), engineToken());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(sessions()).contains(session(other)).doesNotContain(session(ended));
        assertThat(refresh(ended).has("error")).isTrue();
        assertThat(refresh(other).has("access_token")).isTrue();
    }

    @Test
    void answersNobodyButTheEngine() throws Exception {
        for (var path : List.of("/events", "/people/" + UGO + "/sessions")) {
            assertThat(send("GET", path, "").statusCode()).as(path).isEqualTo(401);
            assertThat(send("GET", path, keycloak.token("admin")).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(send("GET", path, keycloak.adminToken()).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    private JsonNode signIn(String password) throws Exception {
        return grant(
                "/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "password",
                        "client_id", "taskloom-cli",
                        "username", "user2@taskloom.example",
                        "password", password));
    }

    private JsonNode refresh(JsonNode tokens) throws Exception {
        return grant(
                "/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "taskloom-cli",
                        "refresh_token", tokens.get("refresh_token").asText()));
    }

    private String engineToken() throws Exception {
        return grant(
                        "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "taskloom-engine",
                                "client_secret", keycloak.engineSecret()))
                .get("access_token")
                .asText();
    }

    private List<JsonNode> kept() throws Exception {
        var events = new ArrayList<JsonNode>();
        JSON.readTree(send("GET", "/events?limit=500", engineToken()).body()).forEach(events::add);
        return events;
    }

    private List<String> sessions() throws Exception {
        return StreamSupport.stream(
                        JSON.readTree(send("GET", "/people/" + UGO + "/sessions", engineToken())
                                        .body())
                                .spliterator(),
                        false)
                .map(session -> session.get("id").asText())
                .toList();
    }

    private static String session(JsonNode tokens) {
        try {
            return JSON.readTree(Base64.getUrlDecoder()
                            .decode(tokens.get("access_token").asText().split("\\.")[1]))
                    .get("sid")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                request(path, engineToken())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String token) throws Exception {
        return http.send(
                request(path, token).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/taskloom-handover" + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode grant(String path, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(keycloak.issuer() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("User-Agent", "Hand-over/1")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body().isBlank() ? "{}" : answer.body());
    }
}
