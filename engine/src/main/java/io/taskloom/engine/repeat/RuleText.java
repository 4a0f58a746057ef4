package io.taskloom.engine.repeat;

import io.taskloom.engine.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a rule as somebody wrote it, and refuses what no task repeats by: what is finer than a day, numbers without
 * measure, properties other than the rule.
 */
final class RuleText {

    static final int LONGEST = 300;

    private static final int MOST_INTERVAL = 1_000;
    private static final int MOST_COUNT = 10_000;

    // Strict: the thirtieth of February is no date.
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

    /** RFC 5545 section 3.3.10, without the parts of a day: a task's due date has the time. In the order they are kept. */
    private enum Part {
        FREQ,
        INTERVAL,
        BYMONTH,
        BYWEEKNO,
        BYYEARDAY,
        BYMONTHDAY,
        BYDAY,
        BYSETPOS,
        WKST,
        COUNT,
        UNTIL
    }

    private final Map<Part, String> parts = new EnumMap<>(Part.class);

    private RuleText() {}

    /** @param given {@code FREQ=WEEKLY;BYDAY=MO}, with or without {@code RRULE:} before it */
    static RuleText parse(String given) {
        if (given.length() > LONGEST) {
            throw refused("too-long", "A rule has at most %d characters.".formatted(LONGEST));
        }
        String text = given.strip().toUpperCase(Locale.ROOT);
        if (text.startsWith("RRULE:")) {
            text = text.substring("RRULE:".length());
        }
        if (text.isEmpty()) {
            throw refused("required", "Say how it repeats, for example FREQ=WEEKLY;BYDAY=MO.");
        }
        if (!text.matches("[A-Z0-9=;,+-]+")) {
            throw refused("format", "One rule alone, such as FREQ=WEEKLY;BYDAY=MO: no other properties, no breaks.");
        }
        var read = new RuleText();
        for (String part : text.split(";", -1)) {
            read.add(part);
        }
        read.check();
        return read;
    }

    private void add(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw refused("format", "Parts look like FREQ=WEEKLY, with semicolons between them.");
        }
        Part part = part(text.substring(0, equals));
        if (parts.put(part, text.substring(equals + 1)) != null) {
            throw refused("doubled", "%s is there twice.".formatted(part));
        }
    }

    private static Part part(String name) {
        try {
            return Part.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw refused(
                    "unsupported",
                    "Tasks do not repeat by %s.".formatted(name.length() > 20 ? name.substring(0, 20) + "…" : name));
        }
    }

    private void check() {
        String frequency = parts.get(Part.FREQ);
        if (frequency == null || !frequency.matches("DAILY|WEEKLY|MONTHLY|YEARLY")) {
            throw refused("frequency", "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY.");
        }
        number(Part.INTERVAL, MOST_INTERVAL);
        number(Part.COUNT, MOST_COUNT);
        if (parts.containsKey(Part.COUNT) && parts.containsKey(Part.UNTIL)) {
            throw refused("one-of", "It ends by COUNT or by UNTIL, not by both.");
        }
        until();
    }

    private @Nullable Integer number(Part part, int most) {
        String text = parts.get(part);
        if (text == null) {
            return null;
        }
        int number = text.matches("0{0,5}[1-9]\\d{0,5}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw refused("range", "%s is a whole number from 1 to %,d.".formatted(part, most));
        }
        return number;
    }

    int interval() {
        Integer interval = number(Part.INTERVAL, MOST_INTERVAL);
        return interval == null ? 1 : interval;
    }

    String frequency() {
        return parts.getOrDefault(Part.FREQ, "");
    }

    @Nullable
    Integer count() {
        return number(Part.COUNT, MOST_COUNT);
    }

    @Nullable
    Until until() {
        String text = parts.get(Part.UNTIL);
        if (text == null) {
            return null;
        }
        try {
            if (text.endsWith("Z")) {
                return Until.utc(LocalDateTime.parse(text.substring(0, text.length() - 1), TIME));
            }
            return text.contains("T")
                    ? Until.local(LocalDateTime.parse(text, TIME))
                    : Until.day(LocalDate.parse(text, DAY));
        } catch (DateTimeException e) {
            throw refused("until", "UNTIL is a day such as 20261231, or a time such as 20261231T170000Z.");
        }
    }

    /** Whether it says nothing but how often. */
    boolean plain() {
        return parts.keySet().stream().noneMatch(part -> part.name().startsWith("BY"));
    }

    /** What the dates follow from, without the end. */
    String endless() {
        return parts.entrySet().stream()
                .filter(part -> part.getKey() != Part.COUNT && part.getKey() != Part.UNTIL)
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
    }

    /** Every part in its order. */
    @Override
    public String toString() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
    }

    static InvalidInput refused(String code, String message) {
        return new InvalidInput("rule", code, message);
    }
}
