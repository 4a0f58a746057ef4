package io.taskloom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Supplier;

/** The REST API for one person. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final Supplier<String> token;

    /** @param token asked before each call */
    public Api(String base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    /** The answer to a GET; it must be 200. */
    public JsonNode get(String path) {
        var answer = call("GET", path, "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    /** The answer to a POST; it must be a success. */
    public JsonNode post(String path, Object body) {
        try {
            var answer = call("POST", path, JSON.writeValueAsString(body));
            assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any call, whatever its answer; an empty text sends no body. */
    public Answer call(String method, String path, String body) {
        return call(method, path, body, Map.of());
    }

    /** The same with more headers. */
    public Answer call(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            var text = answer.body();
            return new Answer(answer.statusCode(), text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param body its JSON, missing when there is none
     */
    public record Answer(int status, JsonNode body) {}
}
