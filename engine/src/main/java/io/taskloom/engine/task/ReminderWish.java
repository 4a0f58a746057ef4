package io.taskloom.engine.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to remind: exactly one of the two.
 *
 * @param before ISO 8601 duration before the due date, {@code PT1M}
 */
public record ReminderWish(
        @Nullable String before, @Nullable Instant at) {}
