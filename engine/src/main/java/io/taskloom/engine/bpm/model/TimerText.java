package io.taskloom.engine.bpm.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Literal dates, durations and repetitions (ISO 8601) that are safe to arm. */
final class TimerText {

    static final int MAX_REPETITIONS = 1_000;
    static final Duration FASTEST = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final Pattern CYCLE = Pattern.compile("R([0-9]{1,9})/(P[0-9A-Z.]{1,40})");
    private static final Pattern SPAN = Pattern.compile("P(?<date>(?:[0-9]{1,4}[YMWD])*)(?<time>T[0-9HMS.]{1,30})?");

    private TimerText() {}

    /** What is wrong with it, or null. */
    static @Nullable String wrong(ModelForm form, String text) {
        try {
            return switch (form) {
                case DATE -> {
                    OffsetDateTime.parse(text);
                    yield null;
                }
                case DURATION -> length(text).compareTo(LONGEST) > 0 ? "The timer waits longer than ten years." : null;
                default -> wrongCycle(text);
            };
        } catch (DateTimeException | ArithmeticException malformed) {
            return "\"%s\" is no ISO 8601 date, duration or repetition.".formatted(text);
        }
    }

    private static @Nullable String wrongCycle(String text) {
        Matcher cycle = CYCLE.matcher(text);
        if (!cycle.matches()) {
            return "A repeated timer needs a number of times and an interval.";
        }
        if (length(cycle.group(2)).compareTo(FASTEST) < 0) {
            return "The timer repeats faster than once a minute.";
        }
        long times = Long.parseLong(cycle.group(1));
        return times < 1 || times > MAX_REPETITIONS
                ? "The timer repeats more than %d times, or never.".formatted(MAX_REPETITIONS)
                : null;
    }

    static Duration length(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches() || text.length() < 3) {
            throw new DateTimeException("no duration");
        }
        String date = span.group("date");
        String time = span.group("time");
        Period period = date.isEmpty() ? Period.ZERO : Period.parse("P" + date);
        return Duration.ofDays(period.toTotalMonths() * 30 + period.getDays())
                .plus(time == null ? Duration.ZERO : Duration.parse("P" + time));
    }
}
