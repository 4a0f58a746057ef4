package io.taskloom.connector.webhook;

import io.taskloom.connector.spi.Property;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to make.
 *
 * @param timeout for the whole call, at most two minutes; 30 seconds if null
 */
public record WebhookCall(
        @Property(label = "Method", preset = "post", example = "post")
        HttpMethod method,

        @Property(
                label = "URL",
                description = "http or https; addresses inside the network are refused.",
                example = "https://example.com/hook")
        String url,

        @Property(
                label = "Headers",
                description = "A context of names and values.",
                example = "={\"X-Source\": \"taskloom\"}")
        @Nullable
        Map<String, String> headers,

        @Property(
                label = "Body",
                description = "Sent as JSON; a text is sent as it is.",
                example = "={\"text\": \"Hello\"}")
        @Nullable
        Object body,

        @Property(label = "Timeout", description = "ISO 8601 duration for the whole call, PT30S if empty.") @Nullable
        Duration timeout) {}
