package io.taskloom.engine.task.lease;

import io.taskloom.engine.problem.InvalidInput;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** For how long a task can be kept: a second to a quarter of an hour, two minutes if nothing is said. */
final class LeaseTime {

    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private LeaseTime() {}

    static Duration parse(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput("duration", "format", "It must be a duration like PT2M.");
        }
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new InvalidInput("duration", "range", "A task can be kept for PT1S to PT15M; renew it for longer.");
        }
        return duration;
    }
}
