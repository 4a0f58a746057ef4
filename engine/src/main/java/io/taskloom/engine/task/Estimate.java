package io.taskloom.engine.task;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a task is expected to take: whole minutes, from one to ten thousand hours. */
public final class Estimate {

    private static final Duration LONGEST = Duration.ofHours(10_000);

    private Estimate() {}

    /** @param text ISO 8601 @throws InvalidInput if it is no duration; whether it is a sensible one, the task's check says */
    public static @Nullable Duration parse(@Nullable String text) {
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput("estimate", "format", "An estimate is a duration like PT1H30M.");
        }
    }

    /** Whether a task takes this estimate, or none. */
    public static boolean valid(@Nullable String text) {
        try {
            Duration estimate = text == null ? null : Duration.parse(text);
            return estimate == null || sensible(estimate);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    static void check(@Nullable Duration estimate, List<FieldError> errors) {
        if (estimate != null && !sensible(estimate)) {
            errors.add(new FieldError("estimate", "range", "An estimate has whole minutes, from PT1M to PT10000H."));
        }
    }

    private static boolean sensible(Duration estimate) {
        return estimate.isPositive()
                && estimate.compareTo(LONGEST) <= 0
                && estimate.equals(Duration.ofMinutes(estimate.toMinutes()));
    }
}
