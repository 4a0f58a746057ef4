package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to remind: exactly one of the two.
 *
 * @param before ISO 8601 duration before the due date, {@code PT1M}
 */
@Schema(name = "NewReminder")
public record ReminderWish(
        @Nullable String before, @Nullable Instant at) {}
