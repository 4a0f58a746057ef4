package io.taskloom.connector.email;

import io.taskloom.connector.spi.ConnectorException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Hands a message to the server, and tells what trying again can help with (RFC 5321 section 4.2.1) from what it can't. */
final class SmtpTransport {

    private static final String TIMEOUT_MS = "20000";

    private SmtpTransport() {}

    static void send(MimeMessage message, SmtpAccount account) {
        var session = Session.getInstance(properties(account));
        try (var transport = session.getTransport("smtp")) {
            transport.connect(
                    account.username(),
                    account.password() == null ? null : account.password().reveal());
            transport.sendMessage(message, message.getAllRecipients());
        } catch (AuthenticationFailedException refused) {
            throw new ConnectorException.Permanent("smtp-sign-in", "The mail server refused the sign-in.", refused);
        } catch (MessagingException failure) {
            throw classify(failure, account);
        }
    }

    private static ConnectorException classify(MessagingException failure, SmtpAccount account) {
        var code = returnCode(failure);
        if (code >= 500) {
            return new ConnectorException.Permanent(
                    "smtp-" + code, "The mail server refused the mail: " + failure.getMessage(), failure);
        }
        return new ConnectorException.Retryable(
                "The mail server %s:%d did not take the mail: %s"
                        .formatted(account.host(), account.port(), failure.getMessage()),
                null,
                failure);
    }

    /** The highest SMTP reply code in the chain of causes; 0 where none answered. */
    private static int returnCode(@Nullable Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> Math.max(send.getReturnCode(), returnCode(send.getNextException()));
            case MessagingException other -> returnCode(other.getNextException());
            case null, default -> 0;
        };
    }

    private static Properties properties(SmtpAccount account) {
        var properties = new Properties();
        properties.put("mail.smtp.host", account.host());
        properties.put("mail.smtp.port", String.valueOf(account.port()));
        properties.put("mail.smtp.auth", String.valueOf(account.username() != null));
        properties.put("mail.smtp.starttls.enable", String.valueOf(account.startTls()));
        properties.put("mail.smtp.starttls.required", String.valueOf(account.startTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.put("mail.smtp.timeout", TIMEOUT_MS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MS);
        return properties;
    }
}
