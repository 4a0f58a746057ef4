package io.taskloom.connector.email;

import io.taskloom.connector.spi.Property;

/** The server has accepted the mail. */
public record Sent(
        @Property(label = "Message id", description = "RFC 5322 Message-ID, the same when a step is repeated.")
        String messageId) {}
