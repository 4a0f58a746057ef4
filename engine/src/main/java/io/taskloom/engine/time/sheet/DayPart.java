package io.taskloom.engine.time.sheet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What of an entry falls on one day.
 *
 * @param recorded how long it really was
 * @param reported how long it is by the workspace's rounding
 */
record DayPart(LocalDate day, Instant start, Instant end, Duration recorded, Duration reported) {

    /**
     * Cuts at each midnight of the zone, of which a day of 24 hours over a change of the clocks may have two. Rounding is of the
     * whole entry: the parts' rounded lengths add up to its own.
     *
     * @param rounded must not give less for more
     */
    static List<DayPart> of(Instant start, Instant end, ZoneId zone, UnaryOperator<Duration> rounded) {
        var parts = new ArrayList<DayPart>();
        Duration reported = Duration.ZERO;
        Instant from = start;
        do {
            LocalDate day = from.atZone(zone).toLocalDate();
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            Instant to = end.isBefore(midnight) ? end : midnight;
            Duration until = rounded.apply(Duration.between(start, to));
            parts.add(new DayPart(day, from, to, Duration.between(from, to), until.minus(reported)));
            reported = until;
            from = to;
        } while (from.isBefore(end));
        return parts;
    }
}
