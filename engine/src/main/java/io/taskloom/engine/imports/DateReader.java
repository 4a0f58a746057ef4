package io.taskloom.engine.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates as people and programs write them. */
final class DateReader {

    /** When a day without a time begins, and when it is due; as templates mean it. */
    static final LocalTime START = LocalTime.of(9, 0);

    static final LocalTime DUE = LocalTime.of(17, 0);

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})[./-](\\d{1,2})[./-](\\d{1,4})");
    private static final Pattern TIME = Pattern.compile(
            "(.*?)[ T,]+(?:at )?(\\d{1,2})(?::(\\d{2}))?(?::\\d{2}(?:\\.\\d+)?)?\\s*([ap]m)?",
            Pattern.CASE_INSENSITIVE);
    private static final List<DateTimeFormatter> WORDS =
            List.of(words("d MMM uuuu"), words("d MMMM uuuu"), words("MMM d uuuu"), words("MMMM d uuuu"));

    private final DateOrder order;
    private final LocalDate today;

    DateReader(DateOrder order, LocalDate today) {
        this.order = order;
        this.today = today;
    }

    /** @param zone where it is meant, unless it says so itself @param otherwise the time of a day that names none */
    Optional<Instant> instant(String text, ZoneId zone, LocalTime otherwise) {
        String stripped = text.strip();
        try {
            return Optional.of(
                    OffsetDateTime.parse(stripped.replaceFirst(" ", "T")).toInstant());
        } catch (DateTimeException e) {
            // Without an offset, then.
        }
        LocalDate day = day(stripped).orElse(null);
        if (day != null) {
            return at(day, otherwise, zone);
        }
        Matcher time = TIME.matcher(stripped);
        if (!time.matches() || (time.group(3) == null && time.group(4) == null)) {
            return Optional.empty();
        }
        LocalTime clock = clock(time);
        return clock == null ? Optional.empty() : day(time.group(1)).flatMap(date -> at(date, clock, zone));
    }

    /** A day without a time. */
    Optional<LocalDate> day(String text) {
        String stripped = text.strip();
        Matcher numbers = NUMBERS.matcher(stripped);
        try {
            if (numbers.matches()) {
                return Optional.of(numbered(numbers.group(1), numbers.group(2), numbers.group(3)));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        switch (stripped.toLowerCase(Locale.ROOT)) {
            case "today" -> {
                return Optional.of(today);
            }
            case "tomorrow" -> {
                return Optional.of(today.plusDays(1));
            }
            default -> {
                return worded(stripped.replace(",", " ").replaceAll("\\s+", " "));
            }
        }
    }

    private LocalDate numbered(String first, String second, String third) {
        int one = Integer.parseInt(first);
        int two = Integer.parseInt(second);
        int three = Integer.parseInt(third);
        if (first.length() > 2) {
            return LocalDate.of(one, two, three);
        }
        int year = third.length() <= 2 ? 2000 + three : three;
        return order == DateOrder.DAY_FIRST ? LocalDate.of(year, two, one) : LocalDate.of(year, one, two);
    }

    private Optional<LocalDate> worded(String text) {
        for (DateTimeFormatter each : WORDS) {
            try {
                return Optional.of(LocalDate.parse(text, each));
            } catch (DateTimeException e) {
                // The next pattern, or with a year.
            }
        }
        if (text.matches("(?i)\\d{1,2} \\p{L}+|\\p{L}+ \\d{1,2}")) {
            // A day without a year is the next such day.
            return worded(text + " " + today.getYear())
                    .map(day -> day.isBefore(today) ? day.with(Year.of(today.getYear() + 1)) : day);
        }
        return Optional.empty();
    }

    private static Optional<Instant> at(LocalDate day, LocalTime time, ZoneId zone) {
        return Optional.of(LocalDateTime.of(day, time).atZone(zone).toInstant());
    }

    private static @Nullable LocalTime clock(Matcher time) {
        int hour = Integer.parseInt(time.group(2));
        int minute = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        String half = time.group(4);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        }
        return hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
    }

    private static DateTimeFormatter words(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.SMART);
    }
}
