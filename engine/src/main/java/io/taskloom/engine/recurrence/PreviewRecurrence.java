package io.taskloom.engine.recurrence;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a task could repeat.
 *
 * @param rule of RFC 5545 section 3.3.10
 * @param basis {@code due_date} if nothing is said
 * @param timeZone IANA name; the caller's own if nothing is said
 * @param dueAt of the task; null if it has none yet
 */
@Schema(name = "RecurrenceQuestion")
public record PreviewRecurrence(
        @NotNull String rule,
        @Nullable Basis basis,
        @Nullable String timeZone,
        @Nullable Instant dueAt) {}
