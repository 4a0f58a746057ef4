package io.taskloom.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Receives webhooks; answers at once, or holds its calls until a number of them is there and some time longer. */
final class Sink implements AutoCloseable {

    /** @param body as it was sent */
    record Received(String body, Instant at) {}

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Instant> answered = new CopyOnWriteArrayList<>();
    private final CountDownLatch together;
    private final Duration hold;

    /** @param together calls are held until so many have come, and {@code hold} longer */
    Sink(int together, Duration hold) {
        this.together = new CountDownLatch(together);
        this.hold = hold;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    List<Received> received() {
        return received;
    }

    List<Instant> answered() {
        return answered;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(body, Instant.now()));
            together.countDown();
            together.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Thread.sleep(hold);
            exchange.sendResponseHeaders(204, -1);
            answered.add(Instant.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
