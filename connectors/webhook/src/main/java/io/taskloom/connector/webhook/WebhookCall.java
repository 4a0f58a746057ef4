package io.taskloom.connector.webhook;

import io.taskloom.connector.spi.Property;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to make.
 *
 * @param timeout for the whole call, at most two minutes; 30 seconds if null
 * @param undoUrl what is called when somebody undoes the run; nothing if null
 * @param undoMethod how; POST if null
 * @param undoBody with what; with the answer of the call if null
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
        Duration timeout,

        @Property(
                label = "Undo URL",
                description =
                        "Called when somebody undoes the run. {name} stands for that member of the answer's body.",
                example = "https://example.com/hook/{id}/undo")
        @Nullable
        String undoUrl,

        @Property(label = "Undo method", description = "POST if empty.") @Nullable
        HttpMethod undoMethod,

        @Property(
                label = "Undo body",
                description = "Sent as JSON when somebody undoes the run; the status and body of the answer if empty.")
        @Nullable
        Object undoBody) {

    /** One that has no undo. */
    WebhookCall(
            HttpMethod method,
            String url,
            @Nullable Map<String, String> headers,
            @Nullable Object body,
            @Nullable Duration timeout) {
        this(method, url, headers, body, timeout, null, null, null);
    }
}
