package io.taskloom.engine.filter;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Words for moments. Weeks begin on Monday (ISO 8601); an end is the last microsecond, so that {@code <=} means the whole. */
public enum Dates {
    NOW("now", false, now -> now),
    TODAY("today", true, Dates::day),
    TOMORROW("tomorrow", true, now -> day(now).plusDays(1)),
    YESTERDAY("yesterday", true, now -> day(now).minusDays(1)),
    START_OF_DAY("startOfDay", false, Dates::day),
    END_OF_DAY("endOfDay", false, now -> before(day(now).plusDays(1))),
    START_OF_WEEK("startOfWeek", false, Dates::week),
    END_OF_WEEK("endOfWeek", false, now -> before(week(now).plusWeeks(1))),
    START_OF_MONTH("startOfMonth", false, Dates::month),
    END_OF_MONTH("endOfMonth", false, now -> before(month(now).plusMonths(1))),
    START_OF_YEAR("startOfYear", false, Dates::year),
    END_OF_YEAR("endOfYear", false, now -> before(year(now).plusYears(1)));

    static final List<String> WORDS =
            Arrays.stream(values()).map(date -> date.word).toList();
    static final int MAX_SHIFT = 10_000;
    static final int MAX_SHIFTS = 4;

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "min", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS,
            "w", ChronoUnit.WEEKS,
            "mo", ChronoUnit.MONTHS,
            "y", ChronoUnit.YEARS);

    private final String word;
    private final boolean wholeDay;
    private final UnaryOperator<ZonedDateTime> at;

    Dates(String word, boolean wholeDay, UnaryOperator<ZonedDateTime> at) {
        this.word = word;
        this.wholeDay = wholeDay;
        this.at = at;
    }

    boolean wholeDay() {
        return wholeDay;
    }

    ZonedDateTime at(ZonedDateTime now) {
        return at.apply(now);
    }

    static Optional<Dates> of(String text) {
        return Arrays.stream(values())
                .filter(date -> date.word.equalsIgnoreCase(text))
                .findAny();
    }

    /** {@code 2026-11-21}, with a time, with an offset; null if that day or hour does not exist. */
    static Moment.@Nullable Base iso(String text) {
        try {
            if (text.length() == 10) {
                return new Moment.Base.Day(LocalDate.parse(text));
            }
            boolean offset = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > 9;
            Instant exact = offset ? OffsetDateTime.parse(text).toInstant() : null;
            return exact == null ? new Moment.Base.Local(LocalDateTime.parse(text)) : new Moment.Base.Exact(exact);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static Optional<ChronoUnit> unit(String text) {
        return Optional.ofNullable(UNITS.get(text.toLowerCase(Locale.ROOT)));
    }

    private static ZonedDateTime day(ZonedDateTime now) {
        return now.toLocalDate().atStartOfDay(now.getZone());
    }

    private static ZonedDateTime week(ZonedDateTime now) {
        return now.toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(now.getZone());
    }

    private static ZonedDateTime month(ZonedDateTime now) {
        return now.toLocalDate().withDayOfMonth(1).atStartOfDay(now.getZone());
    }

    private static ZonedDateTime year(ZonedDateTime now) {
        return now.toLocalDate().withDayOfYear(1).atStartOfDay(now.getZone());
    }

    private static ZonedDateTime before(ZonedDateTime end) {
        return end.minus(1, ChronoUnit.MICROS);
    }
}
