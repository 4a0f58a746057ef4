package io.taskloom.engine.reminder;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param before ISO 8601 duration before the due date; null for a fixed time
 * @param channel {@code email}
 */
@Schema(name = "Reminder")
public record ReminderView(
        ReminderId id,
        Instant at,
        @Nullable String before,
        @Schema(allowableValues = "email") String channel,
        ReminderState state) {}
