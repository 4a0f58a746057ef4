package io.taskloom.engine.time;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** From when to when: what people may say of the time they spent. */
record Span(Instant start, Instant end) {

    /** Clocks of browsers run ahead a little. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    /**
     * @param duration ISO 8601; either it or the end
     * @throws InvalidInput naming every field that breaks a rule
     */
    static Span checked(Instant startedAt, @Nullable Instant endedAt, @Nullable String duration, Instant now) {
        if ((endedAt == null) == (duration == null)) {
            throw new InvalidInput("endedAt", "one-of", "Say either when it ended or how long it took.");
        }
        Instant start = startedAt.truncatedTo(ChronoUnit.SECONDS);
        requireStart(start, now);
        Instant end = endedAt == null
                ? end(start, duration(String.valueOf(duration)))
                : endedAt.truncatedTo(ChronoUnit.SECONDS);
        var span = new Span(start, end);
        span.check(endedAt == null ? "duration" : "endedAt", now);
        return span;
    }

    /** @throws InvalidInput if it lies in the future or before our time */
    static void requireStart(Instant start, Instant now) {
        if (start.isAfter(now.plus(AHEAD))) {
            throw new InvalidInput("startedAt", "future", "Time can be entered once it is over.");
        }
        if (start.isBefore(FIRST)) {
            throw new InvalidInput("startedAt", "range", "Time can be entered from the year 2000 on.");
        }
    }

    /** @param field whose input the end comes from */
    void check(String field, Instant now) {
        var errors = new ArrayList<FieldError>();
        if (!end.isAfter(start)) {
            errors.add(new FieldError(field, "before-start", "It must end after it started."));
        } else if (Duration.between(start, end).compareTo(TimeEntry.LONGEST) > 0) {
            errors.add(new FieldError(field, "too-long", "An entry has at most 24 hours."));
        }
        if (end.isAfter(now.plus(AHEAD))) {
            errors.add(new FieldError(field, "future", "Time can be entered once it is over."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text).truncatedTo(ChronoUnit.SECONDS);
            if (duration.isPositive() && duration.compareTo(TimeEntry.LONGEST) <= 0) {
                return duration;
            }
            throw new InvalidInput("duration", "range", "An entry has a second to 24 hours.");
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidInput("duration", "format", "It must be a duration like PT1H30M.");
        }
    }

    private static Instant end(Instant start, Duration duration) {
        return start.plus(duration);
    }
}
