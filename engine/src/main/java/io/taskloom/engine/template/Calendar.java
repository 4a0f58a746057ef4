package io.taskloom.engine.template;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns relative dates into times and back. Days are the calendar's, not 24 hours: nine o'clock stays nine o'clock when the
 * clocks change. A time that the change leaves out comes an hour later; of one that is there twice the first counts.
 *
 * @param anchor the day from which is counted
 * @param zone where the times are meant, unless a task names its own
 */
record Calendar(LocalDate anchor, ZoneId zone) {

    static final LocalTime START = LocalTime.of(9, 0);
    static final LocalTime DUE = LocalTime.of(17, 0);

    /** @return both or either, the start never behind the end */
    Span span(TaskContent task) {
        ZoneId there = zoneOf(task);
        Instant due = task.due() == null ? null : at(task.due(), DUE, there);
        Instant start = task.start() == null ? null : at(task.start(), START, there);
        // The hour that the clocks leave out may push the start over the end.
        return new Span(start != null && due != null && start.isAfter(due) ? due : start, due);
    }

    Calendar moved(long days) {
        return new Calendar(anchor.plusDays(days), zone);
    }

    ZoneId zoneOf(TaskContent task) {
        return task.timeZone() == null ? zone : ZoneId.of(task.timeZone());
    }

    /** @param precision of the time of day that is kept */
    @Nullable
    Moment relative(@Nullable Instant at, ZoneId there, ChronoUnit precision) {
        if (at == null) {
            return null;
        }
        ZonedDateTime local = at.atZone(there);
        return new Moment(
                Math.toIntExact(ChronoUnit.DAYS.between(anchor, local.toLocalDate())),
                local.toLocalTime().truncatedTo(precision).toString());
    }

    private Instant at(Moment moment, LocalTime otherwise, ZoneId there) {
        LocalTime time = moment.at() == null ? otherwise : LocalTime.parse(moment.at());
        return anchor.plusDays(moment.days()).atTime(time).atZone(there).toInstant();
    }

    record Span(@Nullable Instant start, @Nullable Instant due) {}
}
