package io.taskloom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;

/** The REST API, as one person with one token. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    Api(String base, String token) {
        this.base = base;
        this.token = token;
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** @throws IllegalStateException if it is refused: a run with a failure does not count */
    JsonNode post(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())));
    }

    /** Makes an automation of this model and publishes it. */
    String publish(UUID workspace, String name, String bpmn) {
        var automation = post("/workspaces/" + workspace + "/automations", Map.of("name", name, "bpmn", bpmn))
                .path("id")
                .asText();
        publish(automation);
        return automation;
    }

    /** Publishes another model of it. */
    void republish(String automation, String bpmn) {
        var path = "/automations/" + automation + "/draft";
        var version = get(path).path("version").asInt();
        send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"v%d\"".formatted(version))
                .PUT(BodyPublishers.ofString(
                        JSON.valueToTree(Map.of("bpmn", bpmn)).toString())));
        publish(automation);
    }

    private void publish(String automation) {
        var draft = get("/automations/" + automation + "/draft").path("version").asInt();
        post("/automations/" + automation + "/publish", Map.of("draftVersion", draft));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
