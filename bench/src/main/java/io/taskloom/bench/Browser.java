package io.taskloom.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Knows as much STOMP as it takes to follow one topic; notes when a task was created. */
final class Browser implements WebSocket.Listener {

    private final CompletableFuture<Void> connectSent = new CompletableFuture<>();
    private final CompletableFuture<Void> subscribed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final String topic;
    private volatile CountDownLatch heard = new CountDownLatch(0);
    private volatile long heardAt;

    private Browser(String topic) {
        this.topic = topic;
    }

    static Browser open(HttpClient http, URI address, String token, String topic) {
        var browser = new Browser(topic);
        var connect = "CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\nAuthorization:Bearer " + token;
        http.newWebSocketBuilder()
                .subprotocols("v12.stomp")
                .buildAsync(address, browser)
                .join()
                .sendText(connect + "\n\n\0", true)
                .thenRun(() -> browser.connectSent.complete(null))
                .join();
        return browser;
    }

    CompletableFuture<Void> subscribed() {
        return subscribed;
    }

    void listen(CountDownLatch next) {
        heard = next;
    }

    /** By {@link System#nanoTime()}; zero before the first. */
    long heardAt() {
        return heardAt;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            frame(socket, part.toString());
            part.setLength(0);
        }
        socket.request(1);
        return null;
    }

    private void frame(WebSocket socket, String frame) {
        if (frame.startsWith("CONNECTED")) {
            var subscribe = "SUBSCRIBE\nid:s\ndestination:%s\n\n\0".formatted(topic);
            // The socket may not have noticed yet that CONNECT is out, and takes one message at a time.
            var unused = connectSent
                    .thenCompose(done -> socket.sendText(subscribe, true))
                    .thenRun(() -> subscribed.complete(null));
        } else if (frame.startsWith("ERROR")) {
            subscribed.completeExceptionally(new IllegalStateException(frame));
        } else if (frame.startsWith("MESSAGE") && frame.contains("TaskCreated")) {
            heardAt = System.nanoTime();
            heard.countDown();
        }
    }
}
