package io.taskloom.engine.task.dependency;

import io.taskloom.engine.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far dates move: days and longer by the calendar of the task's time zone, so that nine o'clock stays nine o'clock over a
 * change of the clocks; hours and shorter by the clock.
 */
record Distance(Period days, Duration time) {

    private static final Pattern ISO = Pattern.compile("([-+]?)P(?!$)([^T]*)(T.+)?", Pattern.CASE_INSENSITIVE);
    private static final int YEARS = 10;

    /** @throws InvalidInput if it is no ISO 8601 duration, none at all, or longer than ten years */
    static Distance parse(String text) {
        Matcher iso = ISO.matcher(text.strip());
        Distance distance;
        try {
            if (!iso.matches()) {
                throw new DateTimeException("no duration");
            }
            Period days = iso.group(2).isEmpty() ? Period.ZERO : Period.parse("P" + iso.group(2));
            Duration time = iso.group(3) == null ? Duration.ZERO : Duration.parse("P" + iso.group(3));
            boolean back = iso.group(1).equals("-");
            distance = new Distance(back ? days.negated() : days, back ? time.negated() : time);
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidInput("by", "format", "It must be a duration like P2D, PT4H or -P1W.");
        }
        if (distance.days.isZero() && distance.time.isZero()) {
            throw new InvalidInput("by", "zero", "Nothing moves by nothing.");
        }
        if (Math.abs(distance.days.toTotalMonths()) > YEARS * 12
                || Math.abs((long) distance.days.getDays()) > YEARS * 366
                || distance.time.abs().compareTo(Duration.ofDays(YEARS * 366)) > 0) {
            throw new InvalidInput("by", "range", "Dates move by at most ten years.");
        }
        return distance;
    }

    /** @param timeZone IANA name; null for UTC */
    @Nullable
    Instant from(@Nullable Instant at, @Nullable String timeZone) {
        return at == null
                ? null
                : ZonedDateTime.ofInstant(at, ZoneId.of(timeZone == null ? "UTC" : timeZone))
                        .plus(days)
                        .plus(time)
                        .toInstant();
    }
}
