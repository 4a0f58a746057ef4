package io.taskloom.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keycloak's Admin REST API as JSON. The realm is JSON already: the typed client would only turn it into objects and back,
 * and would drop what it does not know yet.
 */
final class AdminApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    /** Signs in as an administrator of the master realm. */
    AdminApi(URI keycloak, String user, String password) {
        this.base = URI.create(keycloak.toString().replaceAll("/+$", ""));
        this.token = token(user, password);
    }

    /** What is there, or nothing at 404. */
    Optional<JsonNode> find(String path) {
        var answer = send(request(path).GET());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(read(path, answer));
    }

    JsonNode get(String path) {
        return find(path).orElseThrow(() -> new RealmSyncFailed("Keycloak has no " + path));
    }

    JsonNode post(String path, JsonNode body) {
        return read(path, send(request(path).POST(BodyPublishers.ofString(body.toString()))));
    }

    void put(String path, JsonNode body) {
        read(path, send(request(path).PUT(BodyPublishers.ofString(body.toString()))));
    }

    void delete(String path) {
        read(path, send(request(path).DELETE()));
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    @Override
    public void close() {
        http.close();
    }

    private String token(String user, String password) {
        var form = Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", password)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var path = "/realms/master/protocol/openid-connect/token";
        var answer = send(HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        return read(path, answer).required("access_token").asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/admin/realms" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RealmSyncFailed("Keycloak does not answer at " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RealmSyncFailed("Interrupted while talking to Keycloak", e);
        }
    }

    private JsonNode read(String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new RealmSyncFailed(
                    "Keycloak answered " + answer.statusCode() + " at " + path + ": " + answer.body());
        }
        try {
            return answer.body().isBlank() ? MissingNode.getInstance() : json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new RealmSyncFailed("Keycloak's answer at " + path + " is not JSON", e);
        }
    }
}
