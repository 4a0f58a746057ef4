package io.taskloom.engine.reminder;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import io.taskloom.engine.repeat.RepeatRule;
import io.taskloom.engine.repeat.Until;
import io.taskloom.engine.task.ReminderWish;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a reminder comes again. Days and weeks are local: nine o'clock stays nine o'clock when the clocks change, and a time that
 * the change leaves out comes an hour later. Hours are hours.
 *
 * @param every {@code PT4H}, {@code P1D}, {@code P2W}; null if there is a rule
 * @param rule of RFC 5545 on days; null if it comes every so often
 * @param times how often it is sent at most
 * @param until the last moment at which it may come
 */
record Repetition(
        @Nullable String every,
        @Nullable String rule,
        ZoneId zone,
        @Nullable Integer times,
        @Nullable Instant until) {

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Pattern EVERY = Pattern.compile("P(?:(\\d{1,3})([DW])|T(\\d{1,3})H)");
    private static final int MOST_DAYS = 366;
    private static final int MOST_TIMES = 1_000;

    /** @param path where it stands in the input, with a dot behind it */
    static Repetition wished(ReminderWish.Repeat wish, ZoneId zone, Instant now, String path) {
        if ((wish.every() == null) == (wish.rule() == null)) {
            throw new InvalidInput(path + "every", "one-of", "Say either every or rule.");
        }
        if (wish.every() != null && !plausible(wish.every())) {
            throw new InvalidInput(
                    path + "every", "format", "Whole hours, days or weeks up to a year, such as PT4H, P1D or P2W.");
        }
        if (wish.until() != null && (wish.until().isBefore(now) || wish.until().isAfter(LATEST))) {
            throw new InvalidInput(path + "until", "range", "It ends in the future, and before the year 9999.");
        }
        RepeatRule rule = wish.rule() == null ? null : parse(wish.rule(), path);
        Integer times = wish.times() == null && rule != null ? rule.count() : wish.times();
        if (times != null && (times < 1 || times > MOST_TIMES)) {
            throw new InvalidInput(path + "times", "range", "It comes from 1 to 1,000 times.");
        }
        Instant until = wish.until() == null ? null : wish.until().truncatedTo(ChronoUnit.MICROS);
        return new Repetition(wish.every(), rule == null ? null : rule.toString(), zone, times, until);
    }

    private static boolean plausible(String every) {
        Matcher read = EVERY.matcher(every);
        if (!read.matches()) {
            return false;
        }
        int hours = hours(read);
        return hours > 0 && hours <= MOST_DAYS * 24;
    }

    private static int hours(Matcher every) {
        return every.group(3) != null
                ? Integer.parseInt(every.group(3))
                : Integer.parseInt(every.group(1)) * (every.group(2).equals("W") ? 7 : 1) * 24;
    }

    private static RepeatRule parse(String rule, String path) {
        try {
            return RepeatRule.parse(rule);
        } catch (InvalidInput refused) {
            throw new InvalidInput(refused.errors().stream()
                    .map(error -> new FieldError(path + error.field(), error.code(), error.message()))
                    .toList());
        }
    }

    /**
     * Its times behind a moment, in order.
     *
     * @param first from which it counts
     * @param sent how often it was sent; what is left of the number of times is what there is at most
     */
    List<Instant> after(Instant first, Instant moment, int sent, int most) {
        int left = times == null ? most : Math.min(most, times - sent);
        if (left <= 0) {
            return List.of();
        }
        List<Instant> found = every == null ? byRule(first, moment, left) : bySteps(first, moment, left, every);
        return found.stream()
                .filter(at -> (until == null || !at.isAfter(until)) && at.isBefore(LATEST))
                .toList();
    }

    private List<Instant> byRule(Instant first, Instant moment, int most) {
        RepeatRule read = RepeatRule.parse(String.valueOf(rule));
        LocalDateTime start = LocalDateTime.ofInstant(first, zone);
        Until end = read.until();
        Instant passed = moment.isBefore(first) ? first : moment;
        return read
                .days(
                        start.toLocalDate(),
                        LocalDate.ofInstant(passed, zone),
                        day -> day.atTime(start.toLocalTime())
                                .atZone(zone)
                                .toInstant()
                                .isAfter(passed),
                        most)
                .stream()
                .map(day -> day.atTime(start.toLocalTime()).atZone(zone))
                .filter(at -> end == null || end.holds(at))
                .map(at -> at.toInstant())
                .toList();
    }

    private List<Instant> bySteps(Instant first, Instant moment, int most, String every) {
        Matcher read = EVERY.matcher(every);
        if (!read.matches()) {
            throw new IllegalStateException("kept as " + every);
        }
        int hours = hours(read);
        boolean local = read.group(3) == null;
        // One step less than have passed: a day with a change of the clocks is longer or shorter than others.
        long step = Math.max(1, Duration.between(first, moment).toHours() / hours - 1);
        var found = new ArrayList<Instant>();
        while (found.size() < most) {
            Instant at = local
                    ? LocalDateTime.ofInstant(first, zone)
                            .plusDays(step * (hours / 24))
                            .atZone(zone)
                            .toInstant()
                    : first.plus(Duration.ofHours(step * hours));
            if (at.isAfter(moment)) {
                found.add(at);
            }
            step++;
        }
        return found;
    }
}
