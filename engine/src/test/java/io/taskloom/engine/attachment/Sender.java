package io.taskloom.engine.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends and fetches files as a browser would. */
final class Sender {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestApi api;
    private final String task;

    /** @param task its path */
    Sender(TestApi api, String task) {
        this.api = api;
        this.task = task;
    }

    static String sha256(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String body(String name, String type, long size, String sha256) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("type", type)
                .put("size", size)
                .put("sha256", sha256)
                .toString();
    }

    Answer announce(String name, String type, byte[] content) {
        return api.post(task + "/attachments", body(name, type, content.length, sha256(content)));
    }

    JsonNode announced(String name, String type, byte[] content) {
        Answer answer = announce(name, type, content);
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return answer.body();
    }

    Answer complete(JsonNode upload) {
        return api.post(path(upload) + "/complete", "");
    }

    String path(JsonNode upload) {
        return task + "/attachments/" + upload.path("id").asText();
    }

    /** A file that is there. */
    JsonNode added(String name, String type, byte[] content) {
        JsonNode upload = announced(name, type, content);
        HttpResponse<byte[]> sent = send(upload, content, Map.of());
        if (sent.statusCode() != 200) {
            throw new AssertionError(sent.statusCode() + " " + new String(sent.body()));
        }
        Answer answer = complete(upload);
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return answer.body();
    }

    /** @param changed headers instead of those that were signed; empty to leave one out */
    static HttpResponse<byte[]> send(JsonNode upload, byte[] content, Map<String, String> changed) {
        Map<String, String> headers = new LinkedHashMap<>();
        upload.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        headers.putAll(changed);
        headers.values().removeIf(String::isEmpty);
        var request = HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
                .method(upload.path("method").asText(), HttpRequest.BodyPublishers.ofByteArray(content));
        headers.forEach(request::header);
        return exchange(request.build());
    }

    static HttpResponse<byte[]> fetch(String url) {
        return exchange(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
