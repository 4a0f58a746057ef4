package io.taskloom.engine.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * A cron expression of five fields (minute, hour, day of the month, month, day of the week), with Spring's {@code L}, {@code W} and
 * {@code #}. Both fields for days must hold where both are given.
 *
 * <p>Where clocks change: a time that an hour leaves out comes as much later as the clock was put forward; one that there are two of
 * comes the first time. Every hour ({@code *}) means hours as they pass: the one that comes twice counts twice, the one left out
 * not at all.
 */
final class Cron {

    private static final int FIELDS = 5;
    private static final int FIELDS_WITH_SECONDS = 6;

    private final CronExpression expression;
    private final boolean everyHour;

    private Cron(CronExpression expression, boolean everyHour) {
        this.expression = expression;
        this.everyHour = everyHour;
    }

    /** @throws ScheduleUnclear if it is none, or one of seconds */
    static Cron of(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length == FIELDS_WITH_SECONDS) {
            throw new ScheduleUnclear(
                    "cron",
                    "too-often",
                    "\"%s\" has six fields: a schedule knows no seconds, and starts once a minute at most."
                            .formatted(text),
                    "Leave out the seconds: minute, hour, day, month, day of the week.");
        }
        if (fields.length == FIELDS) {
            try {
                return new Cron(CronExpression.parse("0 " + String.join(" ", fields)), fields[1].equals("*"));
            } catch (IllegalArgumentException broken) {
                throw notOne(text);
            }
        }
        throw notOne(text);
    }

    private static ScheduleUnclear notOne(String text) {
        return new ScheduleUnclear(
                "cron",
                "cron",
                "\"%s\" is no cron expression.".formatted(text),
                "Write minute, hour, day, month and day of the week, for example: 0 9 * * MON-FRI");
    }

    /** The first time after a moment. @return empty if there is none */
    Optional<Instant> after(Instant moment, ZoneId zone) {
        return Optional.ofNullable(everyHour ? asTimePasses(moment, zone) : onTheWall(moment, zone));
    }

    /** Whether it comes more than so many times on the first day on which it comes at all. */
    boolean moreThan(int times, LocalDate from) {
        LocalDateTime at = expression.next(from.atStartOfDay());
        LocalDate day = at == null ? from : at.toLocalDate();
        int found = 0;
        while (at != null && at.toLocalDate().equals(day) && found <= times) {
            found++;
            at = expression.next(at);
        }
        return found > times;
    }

    private @Nullable Instant onTheWall(Instant moment, ZoneId zone) {
        LocalDateTime from = LocalDateTime.ofInstant(moment, zone);
        ZoneOffsetTransition last = zone.getRules().previousTransition(moment.plusNanos(1));
        if (last != null
                && last.isGap()
                && last.getDateTimeAfter().plus(last.getDuration()).isAfter(from)) {
            // What the gap has left out comes later, perhaps only now.
            from = last.getDateTimeBefore().minusNanos(1);
        }
        ZonedDateTime best = null;
        for (LocalDateTime at = expression.next(from); at != null; at = expression.next(at)) {
            if (best != null && !at.isBefore(best.toLocalDateTime())) {
                break;
            }
            ZonedDateTime real = at.atZone(zone);
            if (real.toInstant().isAfter(moment) && (best == null || real.isBefore(best))) {
                best = real;
            }
        }
        return best == null ? null : best.toInstant();
    }

    private @Nullable Instant asTimePasses(Instant moment, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(moment);
        LocalDateTime from = LocalDateTime.ofInstant(moment, offset);
        ZoneOffsetTransition change = rules.nextTransition(moment);
        while (true) {
            LocalDateTime at = expression.next(from);
            if (at == null || change == null || at.toInstant(offset).isBefore(change.getInstant())) {
                return at == null ? null : at.toInstant(offset);
            }
            offset = change.getOffsetAfter();
            from = change.getDateTimeAfter().minusNanos(1);
            change = rules.nextTransition(change.getInstant());
        }
    }
}
