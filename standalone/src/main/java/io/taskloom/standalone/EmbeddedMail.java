package io.taskloom.standalone;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real SMTP server that takes everything, and the inbox where people and tests read it. */
final class EmbeddedMail implements Part<MailServer> {

    private final Path data;
    private final int smtpPort;
    private final int inboxPort;
    private @Nullable GreenMail smtp;
    private @Nullable MailInbox inbox;

    EmbeddedMail(Home home, int smtpPort, int inboxPort) {
        this.data = home.data("mail");
        this.smtpPort = smtpPort;
        this.inboxPort = inboxPort;
    }

    @Override
    public MailServer start() {
        var folder = new MailFolder(data, Clock.systemUTC());
        var server = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        var users = server.getUserManager();
        users.setAuthRequired(false);
        users.setMessageDeliveryHandler(keepingIn(folder, users.getMessageDeliveryHandler()));
        server.start();
        smtp = server;
        inbox = MailInbox.start(inboxPort, folder);
        return new MailServer("127.0.0.1", smtpPort, URI.create("http://localhost:" + inboxPort + "/"));
    }

    @Override
    public void stop() {
        if (smtp != null) {
            smtp.stop();
        }
        if (inbox != null) {
            inbox.stop();
        }
    }

    /** SMTP delivers once per recipient; the inbox shows each message once, so the first recipient stands for all. */
    private static MessageDeliveryHandler keepingIn(MailFolder folder, MessageDeliveryHandler usual) {
        return (MovingMessage message, MailAddress recipient) -> {
            var recipients = message.getToAddresses().stream()
                    .map(MailAddress::getEmail)
                    .sorted()
                    .toList();
            if (recipients.getFirst().equals(recipient.getEmail())) {
                keep(folder, message, recipients);
            }
            return usual.handle(message, recipient);
        };
    }

    private static void keep(MailFolder folder, MovingMessage message, List<String> recipients)
            throws MessagingException, UserException {
        try {
            folder.receive(message.getMessage(), recipients);
        } catch (IOException e) {
            throw new UserException("The e-mail could not be kept", e);
        }
    }
}
