package io.taskloom.connector.email;

import io.taskloom.connector.spi.Call;
import io.taskloom.connector.spi.ConnectorException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a mail into MIME. What would break a header or name nobody is refused for good. */
record MailMessage(Email email, SmtpAccount account, Call call, Session session) {

    /** Derived from the step, so that a receiver can drop a mail that a crash made us send twice. */
    String id() {
        return "<%s@taskloom>".formatted(call.idempotencyKey());
    }

    MimeMessage toMime() {
        try {
            var mime = new IdentifiedMessage(session, id());
            mime.setFrom(address(account.from()));
            mime.setRecipients(Message.RecipientType.TO, recipients());
            if (email.cc() != null) {
                mime.setRecipients(Message.RecipientType.CC, addresses(email.cc()));
            }
            if (email.replyTo() != null && !email.replyTo().isBlank()) {
                mime.setReplyTo(addresses(List.of(email.replyTo())));
            }
            mime.setSubject(email.subject().replaceAll("\\s+", " ").strip(), "UTF-8");
            mime.setSentDate(new Date());
            fillBody(mime);
            mime.saveChanges();
            return mime;
        } catch (MessagingException broken) {
            throw invalid(String.valueOf(broken.getMessage()), broken);
        }
    }

    private void fillBody(MimeMessage mime) throws MessagingException {
        if (email.html() == null && email.text() == null) {
            throw invalid("The mail has neither a text nor an HTML part.", null);
        }
        if (email.html() == null) {
            mime.setText(email.text(), "UTF-8");
            return;
        }
        var alternatives = new MimeMultipart("alternative");
        if (email.text() != null) {
            alternatives.addBodyPart(part(email.text(), "plain"));
        }
        alternatives.addBodyPart(part(email.html(), "html"));
        mime.setContent(alternatives);
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, "UTF-8", subtype);
        return part;
    }

    private InternetAddress[] recipients() {
        var cc = email.cc() == null ? 0 : email.cc().size();
        if (email.to().isEmpty()) {
            throw invalid("The mail has no recipient.", null);
        }
        if (email.to().size() + cc > Email.MAX_RECIPIENTS) {
            throw invalid("The mail has more than %d recipients.".formatted(Email.MAX_RECIPIENTS), null);
        }
        return addresses(email.to());
    }

    private static InternetAddress[] addresses(List<String> texts) {
        return texts.stream().map(MailMessage::address).toArray(InternetAddress[]::new);
    }

    private static InternetAddress address(String text) {
        try {
            var addresses = InternetAddress.parse(text, true);
            if (addresses.length != 1 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
                throw invalid("\"%s\" is not one e-mail address.".formatted(text), null);
            }
            addresses[0].validate();
            return addresses[0];
        } catch (AddressException wrong) {
            throw invalid("\"%s\" is not an e-mail address.".formatted(text), wrong);
        }
    }

    private static ConnectorException.Permanent invalid(String message, @Nullable Throwable cause) {
        return new ConnectorException.Permanent("invalid-email", message, cause);
    }

    /** Jakarta Mail overwrites the id when a message is saved, unless this method is overridden. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
