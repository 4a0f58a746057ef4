package io.taskloom.connector.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.taskloom.connector.spi.Call;
import io.taskloom.connector.spi.ConnectorException;
import io.taskloom.connector.spi.Secret;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailConnectorTests {

    private static final Call CALL = new Call("step-1", 1);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final EmailConnector connector = new EmailConnector();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void bothPartsAndEveryRecipientArrive() throws Exception {
        var email = new Email(
                List.of("uma@example.com", "Ugo <ugo@example.com>"),
                List.of("boss@example.com"),
                "Grüße",
                "plain",
                "<b>rich</b>",
                "answers@example.com");

        var sent = connector.send(email, account(), CALL);

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(3);
        assertThat(received[0].getSubject()).isEqualTo("Grüße");
        assertThat(received[0].getMessageID()).isEqualTo(sent.messageId()).isEqualTo("<step-1@taskloom>");
        assertThat(received[0].getReplyTo()).extracting(Object::toString).containsExactly("answers@example.com");
        assertThat(received[0].getRecipients(Message.RecipientType.TO)).hasSize(2);
        var parts = (MimeMultipart) received[0].getContent();
        assertThat(parts.getBodyPart(0).getContent()).asString().contains("plain");
        assertThat(parts.getBodyPart(1).getContent()).asString().contains("<b>rich</b>");
    }

    @Test
    void aLineBreakInTheSubjectAddsNoHeader() throws Exception {
        connector.send(mail("uma@example.com", "Hello\r\nBcc: everybody@example.com"), account(), CALL);

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Hello Bcc: everybody@example.com");
        assertThat(GreenMailUtil.getHeaders(received)).doesNotContain("\nBcc:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b@c", "uma@example.com, ugo@example.com", "uma@example.com\r\nBcc: x@y.z"})
    void whatIsNotOneAddressIsRefusedForGood(String address) {
        assertThatThrownBy(() -> connector.send(mail(address, "Hello"), account(), CALL))
                .isInstanceOfSatisfying(ConnectorException.Permanent.class, failure -> assertThat(failure.code())
                        .isEqualTo("invalid-email"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aMailWithoutContentOrRecipientIsRefusedForGood() {
        assertThatThrownBy(() -> connector.send(
                        new Email(List.of("uma@example.com"), null, "Hello", null, null, null), account(), CALL))
                .isInstanceOf(ConnectorException.Permanent.class);
        assertThatThrownBy(
                        () -> connector.send(new Email(List.of(), null, "Hello", "text", null, null), account(), CALL))
                .isInstanceOf(ConnectorException.Permanent.class);
    }

    @Test
    void aServerThatIsDownIsWorthAnotherTry() {
        var account = account();
        server.stop();

        assertThatThrownBy(() -> connector.send(mail("uma@example.com", "Hello"), account, CALL))
                .isInstanceOf(ConnectorException.Retryable.class);
    }

    @Test
    void aWrongPasswordIsNotAndIsNotTold() {
        server.setUser("taskloom", "right");
        var account = new SmtpAccount(
                "127.0.0.1", server.getSmtp().getPort(), "no-reply@example.com", "taskloom", Secret.of("wrong"), false);

        assertThatThrownBy(() -> connector.send(mail("uma@example.com", "Hello"), account, CALL))
                .isInstanceOfSatisfying(ConnectorException.Permanent.class, failure -> assertThat(failure.code())
                        .isEqualTo("smtp-sign-in"))
                .hasMessageNotContaining("wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"451 try later", "421 closing"})
    void aTemporaryReplyIsWorthAnotherTry(String reply) {
        assertThatThrownBy(() -> connector.send(mail("uma@example.com", "Hello"), answering(reply), CALL))
                .isInstanceOf(ConnectorException.Retryable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 no such user", "554 rejected"})
    void aPermanentReplyIsNot(String reply) {
        assertThatThrownBy(() -> connector.send(mail("uma@example.com", "Hello"), answering(reply), CALL))
                .isInstanceOfSatisfying(ConnectorException.Permanent.class, failure -> assertThat(failure.code())
                        .isEqualTo("smtp-" + reply.substring(0, 3)));
    }

    /** A server that greets well and then answers every recipient with {@code reply}. */
    private static SmtpAccount answering(String reply) {
        try {
            var socket = new ServerSocket(0);
            Thread.ofVirtual().start(() -> converse(socket, reply));
            return new SmtpAccount("127.0.0.1", socket.getLocalPort(), "no-reply@example.com", null, null, false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void converse(ServerSocket socket, String reply) {
        try (socket;
                var peer = socket.accept();
                var in = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
                var out = new OutputStreamWriter(peer.getOutputStream(), StandardCharsets.US_ASCII)) {
            out.write("220 hello\r\n");
            out.flush();
            for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
                out.write((line.startsWith("RCPT") ? reply : "250 ok") + "\r\n");
                out.flush();
            }
        } catch (IOException closed) {
            // The client hangs up when it has heard enough.
        }
    }

    private SmtpAccount account() {
        return new SmtpAccount(
                "127.0.0.1", server.getSmtp().getPort(), "Taskloom <no-reply@example.com>", null, null, false);
    }

    private static Email mail(String to, String subject) {
        return new Email(List.of(to), null, subject, "text", null, null);
    }
}
