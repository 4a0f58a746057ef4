package io.taskloom.engine.filter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A point in time or a whole day, as it is written; what it is depends on who reads it, and when. */
public record Moment(Base base, List<Shift> shifts) {

    // PostgreSQL knows more, but nobody's calendar does.
    private static final Instant FIRST = LocalDate.of(1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant LAST =
            LocalDate.of(10_000, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    public Moment {
        shifts = List.copyOf(shifts);
    }

    /** Where it begins. */
    public sealed interface Base {
        record Word(Dates word) implements Base {}

        record Day(LocalDate day) implements Base {}

        record Local(LocalDateTime time) implements Base {}

        record Exact(Instant at) implements Base {}
    }

    /** {@code +7d}; days and more are days of the calendar, whatever the clocks do. */
    public record Shift(int amount, ChronoUnit unit) {}

    /** @param to where the day ends; null for a point in time */
    public record Span(Instant from, @Nullable Instant to) {}

    public Span seenFrom(Perspective perspective) {
        ZonedDateTime now = perspective.now().atZone(perspective.zone());
        boolean day;
        ZonedDateTime at;
        switch (base) {
            case Base.Word(Dates word) -> {
                day = word.wholeDay();
                at = word.at(now);
            }
            case Base.Day(LocalDate date) -> {
                day = true;
                at = date.atStartOfDay(perspective.zone());
            }
            case Base.Local(LocalDateTime time) -> {
                day = false;
                at = time.atZone(perspective.zone());
            }
            case Base.Exact(Instant instant) -> {
                day = false;
                at = instant.atZone(perspective.zone());
            }
        }
        for (Shift shift : shifts) {
            at = at.plus(shift.amount(), shift.unit());
            day = day && shift.unit().isDateBased();
        }
        return new Span(
                known(at.toInstant()),
                day
                        ? known(at.toLocalDate()
                                .plusDays(1)
                                .atStartOfDay(perspective.zone())
                                .toInstant())
                        : null);
    }

    private static Instant known(Instant at) {
        Instant micros = at.truncatedTo(ChronoUnit.MICROS);
        return micros.isBefore(FIRST) ? FIRST : micros.isAfter(LAST) ? LAST : micros;
    }
}
