package io.taskloom.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A running SMTP server that keeps what it is given, and the inbox to read it.
 *
 * @param host SMTP host
 * @param port SMTP port; neither TLS nor authentication
 * @param inbox address of the inbox page; its {@code /messages?to=} answers JSON
 */
public record MailServer(String host, int port, URI inbox) {

    /** What was received for this address, newest first; everything if it is blank. */
    public List<Message> messages(String to) {
        var address = inbox.resolve("/messages?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(address).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new ObjectMapper().readValue(answer.body(), Messages.class).items();
        } catch (IOException e) {
            throw new ServiceFailure("The mail inbox does not answer at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("Interrupted while reading the mail inbox", e);
        }
    }

    record Messages(List<Message> items) {}

    /**
     * One received e-mail.
     *
     * @param id its id in this inbox
     * @param from the sender's address
     * @param to the recipients' addresses, separated by a comma and a space
     * @param subject its subject
     * @param text the plain text part, or empty
     * @param html the HTML part, or empty
     * @param receivedAt when, as RFC 3339
     */
    public record Message(
            String id, String from, String to, String subject, String text, String html, String receivedAt) {}
}
