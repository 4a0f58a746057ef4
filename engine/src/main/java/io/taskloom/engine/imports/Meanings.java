package io.taskloom.engine.imports;

import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What other programs' words mean to us. */
final class Meanings {

    private static final Pattern HOURS =
            Pattern.compile("(?:(\\d{1,5})\\s*h(?:ours?)?)?\\s*(?:(\\d{1,4})\\s*m(?:in(?:utes?)?)?)?");
    private static final Pattern EVERY = Pattern.compile(
            "every!?\\s+(?:(other|\\d{1,3})\\s+)?(day|weekday|workday|week|month|year)s?(?:\\s+at\\s+.*)?|every!?\\s+([a-z, ]+?)(?:\\s+at\\s+.*)?");
    private static final List<String> DAYS = List.of("mo", "tu", "we", "th", "fr", "sa", "su");

    private static final Map<String, Priority> PRIORITIES = Map.ofEntries(
            Map.entry("1", Priority.URGENT),
            Map.entry("2", Priority.HIGH),
            Map.entry("3", Priority.MEDIUM),
            Map.entry("4", Priority.LOW),
            Map.entry("p1", Priority.URGENT),
            Map.entry("p2", Priority.HIGH),
            Map.entry("p3", Priority.MEDIUM),
            Map.entry("p4", Priority.LOW),
            Map.entry("urgent", Priority.URGENT),
            Map.entry("critical", Priority.URGENT),
            Map.entry("blocker", Priority.URGENT),
            Map.entry("highest", Priority.URGENT),
            Map.entry("high", Priority.HIGH),
            Map.entry("important", Priority.HIGH),
            Map.entry("major", Priority.HIGH),
            Map.entry("medium", Priority.MEDIUM),
            Map.entry("normal", Priority.MEDIUM),
            Map.entry("none", Priority.MEDIUM),
            Map.entry("low", Priority.LOW),
            Map.entry("minor", Priority.LOW),
            Map.entry("lowest", Priority.LOW),
            Map.entry("trivial", Priority.LOW));

    private static final Map<String, Status> STATES = Map.ofEntries(
            Map.entry("todo", Status.TODO),
            Map.entry("to do", Status.TODO),
            Map.entry("to-do", Status.TODO),
            Map.entry("open", Status.TODO),
            Map.entry("new", Status.TODO),
            Map.entry("backlog", Status.TODO),
            Map.entry("not started", Status.TODO),
            Map.entry("incomplete", Status.TODO),
            Map.entry("in_progress", Status.IN_PROGRESS),
            Map.entry("in progress", Status.IN_PROGRESS),
            Map.entry("doing", Status.IN_PROGRESS),
            Map.entry("started", Status.IN_PROGRESS),
            Map.entry("active", Status.IN_PROGRESS),
            Map.entry("done", Status.DONE),
            Map.entry("complete", Status.DONE),
            Map.entry("completed", Status.DONE),
            Map.entry("closed", Status.DONE),
            Map.entry("finished", Status.DONE),
            Map.entry("resolved", Status.DONE),
            Map.entry("cancelled", Status.CANCELLED),
            Map.entry("canceled", Status.CANCELLED),
            Map.entry("won't do", Status.CANCELLED),
            Map.entry("rejected", Status.CANCELLED));

    private Meanings() {}

    static Optional<Priority> priority(String text) {
        return Optional.ofNullable(PRIORITIES.get(small(text)));
    }

    /** A mark in a column of what is done is a state as well. */
    static Optional<Status> status(String text) {
        Status known = STATES.get(small(text));
        return known != null ? Optional.of(known) : flag(text).map(done -> done ? Status.DONE : Status.TODO);
    }

    static Optional<Boolean> flag(String text) {
        return switch (small(text)) {
            case "true", "yes", "y", "x", "1", "on", "checked", "✓" -> Optional.of(true);
            case "false", "no", "n", "0", "off", "unchecked" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A comma divides the decimals where there is no point. */
    static Optional<BigDecimal> number(String text) {
        String plain = text.strip().replace("\u00A0", "").replace("\u202F", "").replace(" ", "");
        if (plain.length() > 40 || !plain.matches("[+-]?[0-9.,]+")) {
            return Optional.empty();
        }
        boolean commaLast = plain.lastIndexOf(',') > plain.lastIndexOf('.');
        boolean oneComma = plain.indexOf(',') == plain.lastIndexOf(',');
        String english = commaLast && oneComma ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        try {
            return Optional.of(new BigDecimal(english));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** 1.5, 1h 30m, PT1H30M. */
    static Optional<Duration> estimate(String text) {
        try {
            return Optional.of(Duration.parse(text.strip()));
        } catch (DateTimeException e) {
            // Not as programs write it.
        }
        Optional<BigDecimal> hours = number(text).filter(number -> number.precision() - number.scale() < 8);
        if (hours.isPresent()) {
            return hours.map(number -> Duration.ofMinutes(number.multiply(BigDecimal.valueOf(60))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact()));
        }
        Matcher words = HOURS.matcher(small(text));
        if (!words.matches() || (words.group(1) == null && words.group(2) == null)) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(words.group(1) == null ? 0 : Long.parseLong(words.group(1)))
                .plusMinutes(words.group(2) == null ? 0 : Long.parseLong(words.group(2))));
    }

    /** A rule of RFC 5545, which is not checked here; empty for words that are none. */
    static Optional<String> rule(String text) {
        if (text.regionMatches(true, 0, "FREQ=", 0, 5)) {
            return Optional.of(text.strip());
        }
        if (text.regionMatches(true, 0, "RRULE:", 0, 6)) {
            return Optional.of(text.strip().substring(6));
        }
        Matcher every = EVERY.matcher(small(text));
        if (!every.matches()) {
            return Optional.empty();
        }
        if (every.group(3) != null) {
            return weekdays(every.group(3));
        }
        String interval =
                every.group(1) == null ? "" : ";INTERVAL=" + (every.group(1).equals("other") ? "2" : every.group(1));
        return Optional.of(
                switch (every.group(2)) {
                    case "day" -> "FREQ=DAILY" + interval;
                    case "weekday", "workday" -> "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
                    case "week" -> "FREQ=WEEKLY" + interval;
                    case "month" -> "FREQ=MONTHLY" + interval;
                    default -> "FREQ=YEARLY" + interval;
                });
    }

    private static Optional<String> weekdays(String text) {
        List<String> days = Arrays.stream(text.split("[, ]+|\\band\\b", -1))
                .filter(day -> !day.isBlank() && !day.equals("and"))
                .toList();
        boolean all = !days.isEmpty() && days.stream().allMatch(Meanings::weekday);
        return all
                ? Optional.of("FREQ=WEEKLY;BYDAY="
                        + days.stream()
                                .map(day -> day.substring(0, 2).toUpperCase(Locale.ROOT))
                                .distinct()
                                .collect(Collectors.joining(",")))
                : Optional.empty();
    }

    private static boolean weekday(String word) {
        List<String> names = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
        return word.length() >= 3
                && DAYS.contains(word.substring(0, 2))
                && names.stream()
                        .anyMatch(name -> name.startsWith(word.replaceFirst("s$", "")) || name.startsWith(word));
    }

    private static String small(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
