package io.taskloom.engine.recurrence;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * How a task shall repeat.
 *
 * @param rule of RFC 5545 section 3.3.10, {@code FREQ=WEEKLY;INTERVAL=2;BYDAY=TU}; of days, not of hours
 * @param basis {@code due_date} if nothing is said
 * @param timeZone IANA name, where its times are meant; the task's if nothing is said, else the caller's own
 */
@Schema(name = "NewRecurrence")
public record SetRecurrence(
        @NotNull String rule,
        @Nullable Basis basis,
        @Nullable String timeZone) {}
