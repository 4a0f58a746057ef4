package io.taskloom.engine.task.planner;

import io.taskloom.engine.problem.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Days of a calendar, first and last included. */
record Days(LocalDate first, LocalDate last, ZoneId zone) {

    private static final int MOST = 62;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

    Days {
        if (first.isBefore(EARLIEST) || first.isAfter(LATEST)) {
            throw new InvalidInput("from", "range", "Dates lie between 1970 and 9999.");
        }
        if (last.isBefore(first)) {
            throw new InvalidInput("to", "before-from", "The last day can not be before the first.");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST || last.isAfter(LATEST)) {
            throw new InvalidInput("to", "range", "A calendar shows at most %d days.".formatted(MOST));
        }
    }

    List<LocalDate> all() {
        return IntStream.range(0, count()).mapToObj(first::plusDays).toList();
    }

    int count() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    Instant begin() {
        return begin(first);
    }

    Instant end() {
        return begin(last.plusDays(1));
    }

    /** When each of them begins. Not asked of the database: it means other zones by some of the names. */
    String[] begins() {
        return all().stream().map(day -> begin(day).toString()).toArray(String[]::new);
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
