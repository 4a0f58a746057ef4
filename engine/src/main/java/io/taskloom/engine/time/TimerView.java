package io.taskloom.engine.time;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The timer that runs.
 *
 * @param elapsed since it was started, by the server's clock
 * @param forgotten whether it has run for more than twelve hours
 * @param stopped what it took the place of when it was started by this call
 */
@Schema(name = "Timer")
public record TimerView(
        TimeEntryView entry,
        Duration elapsed,
        boolean forgotten,
        @Nullable TimeEntryView stopped) {}
