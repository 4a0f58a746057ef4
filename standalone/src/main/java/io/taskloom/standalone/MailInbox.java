package io.taskloom.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The received e-mails as JSON at {@code /messages?to=} and as a page at {@code /}. */
final class MailInbox {

    private final HttpServer http;
    private final MailFolder folder;
    private final ObjectMapper json = new ObjectMapper();

    private MailInbox(HttpServer http, MailFolder folder) {
        this.http = http;
        this.folder = folder;
    }

    static MailInbox start(int port, MailFolder folder) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var inbox = new MailInbox(http, folder);
            http.createContext("/messages", inbox::messages);
            http.createContext("/", inbox::page);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            return inbox;
        } catch (IOException e) {
            throw new ServiceFailure("The mail inbox could not start at port " + port + ": " + e.getMessage(), e);
        }
    }

    void stop() {
        http.stop(0);
    }

    private void messages(HttpExchange exchange) throws IOException {
        var to = query(exchange, "to").orElse(null);
        send(exchange, 200, "application/json", json.writeValueAsBytes(new MailServer.Messages(folder.find(to))));
    }

    private void page(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/")) {
            send(exchange, 404, "text/plain", "Not found".getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (var page = MailInbox.class.getResourceAsStream("inbox.html")) {
            if (page == null) {
                throw new IOException("inbox.html is missing");
            }
            send(exchange, 200, "text/html; charset=utf-8", page.readAllBytes());
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Optional<String> query(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).stream()
                .flatMap(query -> Stream.of(query.split("&")))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
