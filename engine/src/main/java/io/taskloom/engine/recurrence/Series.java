package io.taskloom.engine.recurrence;

import io.taskloom.engine.repeat.RepeatRule;
import io.taskloom.engine.repeat.Until;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a task repeats. Times are local: nine o'clock in Berlin stays nine o'clock when the clocks change. A time that the change
 * leaves out comes an hour later; of one that is there twice the first counts.
 *
 * @param anchor from which the rule counts, and the time of day of every date
 * @param number which of the series the task is, from 1
 */
record Series(RepeatRule rule, Basis basis, ZoneId zone, LocalDateTime anchor, int number) {

    /**
     * The next date if the task were done now.
     *
     * @param due of the task
     * @return empty if it is the last
     */
    Optional<ZonedDateTime> next(@Nullable Instant due, Instant now) {
        return upcoming(due, now, 1).stream().findFirst();
    }

    /** The next dates, as if every task were done on its day and this one now. @return fewer where the series ends */
    List<ZonedDateTime> upcoming(@Nullable Instant due, Instant now, int most) {
        int left = rule.count() == null ? most : Math.min(most, rule.count() - number);
        List<ZonedDateTime> dates = left <= 0 ? List.of() : endless(due, now, left);
        Until until = rule.until();
        return until == null ? dates : dates.stream().filter(until::holds).toList();
    }

    /** The rule's first date from now on, for a task that has none. @param at when on that day */
    static Optional<LocalDateTime> first(RepeatRule rule, ZoneId zone, LocalTime at, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return rule
                .days(
                        today,
                        today,
                        day -> day.atTime(at).atZone(zone).toInstant().isAfter(now),
                        1)
                .stream()
                .findFirst()
                .map(day -> day.atTime(at));
    }

    private List<ZonedDateTime> endless(@Nullable Instant due, Instant now, int most) {
        return switch (basis) {
            case DUE_DATE -> {
                Instant passed = due == null || due.isBefore(now) ? now : due;
                yield rule
                        .days(
                                anchor.toLocalDate(),
                                LocalDate.ofInstant(passed, zone),
                                day -> at(day).toInstant().isAfter(passed),
                                most)
                        .stream()
                        .map(this::at)
                        .toList();
            }
            case COMPLETION -> {
                var dates = new ArrayList<ZonedDateTime>();
                LocalDate day = rule.after(LocalDate.ofInstant(now, zone));
                while (day != null && dates.size() < most) {
                    dates.add(at(day));
                    day = rule.after(day);
                }
                yield dates;
            }
        };
    }

    private ZonedDateTime at(LocalDate day) {
        return day.atTime(anchor.toLocalTime()).atZone(zone);
    }
}
