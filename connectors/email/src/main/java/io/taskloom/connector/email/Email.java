package io.taskloom.connector.email;

import io.taskloom.connector.spi.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail to send: to at least one and at most {@value #MAX_RECIPIENTS} recipients, with a text, an HTML part, or both. */
public record Email(
        @Property(
                label = "To",
                description = "One address, or a list of them.",
                example = "=[\"uma@example.com\", \"ugo@example.com\"]")
        List<String> to,

        @Property(label = "Cc", description = "Who gets a copy.") @Nullable
        List<String> cc,

        @Property(label = "Subject", example = "A task waits for you")
        String subject,

        @Property(
                label = "Text",
                description = "Plain text.",
                multiline = true,
                example = "Please have a look at it today.")
        @Nullable
        String text,

        @Property(label = "HTML", description = "Shown instead of the text where HTML is shown.", multiline = true)
        @Nullable
        String html,

        @Property(label = "Reply to", description = "Where answers go, if not to the sender.") @Nullable
        String replyTo) {

    static final int MAX_RECIPIENTS = 100;
}
