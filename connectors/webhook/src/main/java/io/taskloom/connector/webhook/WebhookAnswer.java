package io.taskloom.connector.webhook;

import io.taskloom.connector.spi.Property;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the peer answered, if it accepted the call (2xx). */
public record WebhookAnswer(
        @Property(label = "Status", description = "HTTP status.")
        int status,

        @Property(label = "Headers", description = "Names in lower case; the last value of each.")
        Map<String, String> headers,

        @Property(label = "Body", description = "Parsed where the peer says it is JSON, text otherwise; null if empty.")
        @Nullable
        Object body) {}
