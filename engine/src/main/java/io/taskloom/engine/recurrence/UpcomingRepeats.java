package io.taskloom.engine.recurrence;

import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.planner.UpcomingDates;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a calendar shows of series beyond their present tasks. */
@Component
class UpcomingRepeats implements UpcomingDates {

    private static final int MOST = 62;
    /** A rule that ends after so many is counted from its present task on; nobody looks further than this. */
    private static final int COUNTED = 1_000;

    private final RecurrenceRows rows;
    private final Clock clock;

    UpcomingRepeats(RecurrenceRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Map<TaskId, List<Instant>> between(Collection<TaskId> tasks, Instant from, Instant to) {
        Map<TaskId, List<Instant>> dates = new LinkedHashMap<>();
        rows.lastOfSeries(tasks).forEach((found, due) -> {
            List<Instant> upcoming = dates(found.series(), due, from, to);
            if (!upcoming.isEmpty()) {
                dates.put(found.task(), upcoming);
            }
        });
        return dates;
    }

    private List<Instant> dates(Series series, Instant due, Instant from, Instant to) {
        boolean counted = series.rule().count() != null || series.basis() == Basis.COMPLETION;
        // Of an endless rule those before are left out unseen.
        Instant behind = counted || due.isAfter(from) ? due : from.minusNanos(1);
        return series.upcoming(behind, clock.instant(), counted ? COUNTED : MOST).stream()
                .map(ZonedDateTime::toInstant)
                .filter(date -> !date.isBefore(from) && date.isBefore(to))
                .limit(MOST)
                .toList();
    }
}
