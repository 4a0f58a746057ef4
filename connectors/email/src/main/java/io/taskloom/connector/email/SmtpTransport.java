package io.taskloom.connector.email;

import io.taskloom.connector.spi.ConnectorException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Hands a message to the server, and tells what trying again can help with (RFC 5321 section 4.2.1) from what it can't. */
final class SmtpTransport {

    private SmtpTransport() {}

    static void send(MimeMessage message, SmtpAccount account) {
        try (var transport = message.getSession().getTransport("smtp")) {
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
}
