package io.taskloom.engine.connector;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The installation's mail server, which mails go through where no connection of the workspace's own is chosen.
 *
 * @param host SMTP server
 * @param port 587 with STARTTLS, 25 or 1025 without
 * @param from RFC 5322 mailbox mails come from
 * @param username null where the server asks for none
 * @param password of that user name
 * @param startTls whether the connection must be upgraded to TLS
 */
@Validated
@ConfigurationProperties("taskloom.mail")
record MailSettings(
        @DefaultValue("localhost") @NotBlank String host,
        @DefaultValue("1025") @Min(1) @Max(65_535) int port,

        @DefaultValue("Taskloom <no-reply@taskloom.example>") @NotBlank
        String from,

        @Nullable String username,
        @Nullable String password,
        @DefaultValue("false") boolean startTls) {

    MailSettings {
        // An environment variable that is passed on empty means none: else every mail would fail on a server without
        // sign-in.
        username = username == null || username.isBlank() ? null : username;
        password = password == null || password.isBlank() ? null : password;
    }

    @Override
    public String toString() {
        return "MailSettings[%s:%d]".formatted(host, port);
    }
}
