package io.taskloom.engine.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.identity.KeycloakCalls;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the provider inside Keycloak ({@code keycloak/handover}), as the engine's service account. Never in a transaction. */
@Component
class KeycloakDoor {

    private static final Logger LOG = LoggerFactory.getLogger(KeycloakDoor.class);
    private static final TypeReference<List<Happening>> HAPPENINGS = new TypeReference<>() {};
    private static final TypeReference<List<KeycloakSession>> SESSIONS = new TypeReference<>() {};
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    private final KeycloakCalls keycloak = new KeycloakCalls(Duration.ofSeconds(5));
    private final DoorSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile @Nullable Token token;

    KeycloakDoor(DoorSettings settings, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    /** Times in seconds since 1970. */
    record KeycloakSession(String id, @Nullable String address, long startedAt, long lastUsedAt, boolean remembered) {}

    /** Whether there is a secret to ask with. */
    boolean isOpen() {
        return !settings.engine().clientSecret().isBlank();
    }

    /** What has happened and was not yet taken, the oldest first. */
    List<Happening> events(int limit) {
        return read(send("GET", "/events?limit=" + limit, null), HAPPENINGS);
    }

    void taken(List<String> ids) {
        send("POST", "/events/taken", write(ids));
    }

    /** Empty for whom Keycloak does not know. */
    List<KeycloakSession> sessions(String person) {
        String answer = send("GET", "/people/" + segment(person) + "/sessions", null);
        return answer == null ? List.of() : read(answer, SESSIONS);
    }

    /** @return whether it was a session of the person */
    boolean end(String person, String session) {
        return send("DELETE", "/people/" + segment(person) + "/sessions/" + segment(session), null) != null;
    }

    /** @return the ids of those it has ended: all but that one */
    List<String> endAll(String person, @Nullable String but) {
        String path = "/people/" + segment(person) + "/sessions" + (but == null ? "" : "?but=" + segment(but));
        String answer = send("DELETE", path, null);
        return answer == null ? List.of() : read(answer, IDS);
    }

    /** @return the ids of the sessions it has ended */
    List<String> close(String person) {
        String answer = send("PUT", "/people/" + segment(person) + "/closed", null);
        return answer == null ? List.of() : read(answer, IDS);
    }

    void reopen(String person) {
        send("DELETE", "/people/" + segment(person) + "/closed", null);
    }

    void delete(String person) {
        send("DELETE", "/people/" + segment(person), null);
    }

    /** @return null at 404 */
    private @Nullable String send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.realm("/taskloom-handover" + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<String> answer =
                exchange(request.setHeader("Authorization", "Bearer " + token()).build());
        if (answer.statusCode() == 401) {
            // Signed by a key that is gone, or Keycloak was set up anew: once more with another.
            token = null;
            answer = exchange(
                    request.setHeader("Authorization", "Bearer " + token()).build());
        }
        if (answer.statusCode() == 404) {
            return null;
        }
        if (answer.statusCode() >= 300) {
            LOG.debug("Keycloak answered {} to {} {}", answer.statusCode(), method, path);
            throw new KeycloakAway();
        }
        return answer.body();
    }

    private String token() {
        Token known = token;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.value();
        }
        String form = "grant_type=client_credentials&client_id="
                + segment(settings.engine().clientId()) + "&client_secret="
                + segment(settings.engine().clientSecret());
        URI address = settings.realm("/protocol/openid-connect/token");
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        if (answer.statusCode() != 200) {
            LOG.debug("Keycloak gives the engine no token: {}", answer.statusCode());
            throw new KeycloakAway();
        }
        try {
            var granted = json.readTree(answer.body());
            long seconds = granted.path("expires_in").asLong(60);
            var fresh = new Token(
                    granted.required("access_token").asText(), clock.instant().plusSeconds(Math.max(seconds - 30, 1)));
            token = fresh;
            return fresh.value();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new KeycloakAway();
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return keycloak.send(request);
        } catch (IOException e) {
            LOG.debug("Keycloak does not answer", e);
            throw new KeycloakAway();
        }
    }

    private <T> T read(@Nullable String answer, TypeReference<T> type) {
        try {
            if (answer == null) {
                throw new KeycloakAway();
            }
            return json.readValue(answer, type);
        } catch (JsonProcessingException e) {
            LOG.warn("Keycloak's provider answers what nobody understands: is it of this version?", e);
            throw new KeycloakAway();
        }
    }

    private String write(List<String> ids) {
        try {
            return json.writeValueAsString(ids);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
