package io.taskloom.engine.reminder;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long to put a reminder off: exactly one of the two, up to a year.
 *
 * @param delay ISO 8601 duration from now, {@code PT10M}
 */
@Schema(name = "SnoozeReminder")
record SnoozeReminder(@Nullable String delay, @Nullable Instant until) {

    private static final Duration LONGEST = Duration.ofDays(366);

    Instant from(Instant now) {
        if ((delay == null) == (until == null)) {
            throw new InvalidInput("until", "one-of", "Say either delay or until.");
        }
        Instant at = delay == null ? until : now.plus(duration(delay));
        if (at == null || !at.isAfter(now) || at.isAfter(now.plus(LONGEST))) {
            throw new InvalidInput(
                    delay == null ? "until" : "delay", "range", "It can be put off until some time in the next year.");
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Answered as what is too long.
        }
        throw new InvalidInput("delay", "format", "A duration up to 366 days, such as PT10M or PT1H.");
    }
}
