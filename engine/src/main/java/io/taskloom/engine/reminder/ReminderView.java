package io.taskloom.engine.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param before ISO 8601 duration before the due date; null for a fixed time
 * @param channel {@code email}
 */
public record ReminderView(
        ReminderId id, Instant at, @Nullable String before, String channel, ReminderState state) {}
