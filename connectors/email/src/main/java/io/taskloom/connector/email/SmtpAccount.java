package io.taskloom.connector.email;

import io.taskloom.connector.spi.CredentialKind;
import io.taskloom.connector.spi.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where and as whom to send.
 *
 * @param from RFC 5322 mailbox mails come from: {@code Taskloom <no-reply@example.com>}
 * @param username null where the server asks for none
 * @param startTls whether the connection must be upgraded to TLS before anything is sent
 */
@CredentialKind("smtp")
public record SmtpAccount(
        String host,
        int port,
        String from,
        @Nullable String username,
        @Nullable Secret password,
        boolean startTls) {}
