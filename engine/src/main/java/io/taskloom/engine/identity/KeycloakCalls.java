package io.taskloom.engine.identity;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls Keycloak and waits so long for the whole answer: the client's own time-out ends with the headers (JDK-8208693), and whoever
 * asks for sign-outs would wait for the rest of one answer for ever.
 */
public final class KeycloakCalls {

    private final Duration patience;
    private final HttpClient http;

    public KeycloakCalls(Duration patience) {
        this.patience = patience;
        // Without TLS each connection would ask for HTTP/2 first, and all calls would share one.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** @throws IOException also if the answer is not there in time, or this thread is interrupted */
    public HttpResponse<String> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException(request.uri() + " did not answer within " + patience);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while " + request.uri() + " was asked");
        }
    }
}
