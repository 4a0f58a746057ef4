package io.taskloom.engine.time.sheet;

import java.time.Duration;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up parts of entries. */
final class Sums {

    private final SortedMap<LocalDate, Duration> days = new TreeMap<>();
    private Duration total = Duration.ZERO;
    private Duration billable = Duration.ZERO;
    private Duration recorded = Duration.ZERO;

    void add(DayPart part, boolean paid) {
        if (!part.reported().isZero()) {
            days.merge(part.day(), part.reported(), Duration::plus);
        }
        total = total.plus(part.reported());
        billable = paid ? billable.plus(part.reported()) : billable;
        recorded = recorded.plus(part.recorded());
    }

    Timesheet.Totals totals() {
        return new Timesheet.Totals(new TreeMap<>(days), total, billable, recorded);
    }
}
