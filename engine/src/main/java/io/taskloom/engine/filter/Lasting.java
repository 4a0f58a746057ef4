package io.taskloom.engine.filter;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 2h}, {@code 1h30m}, {@code "1.5 h"}, and ISO 8601. */
final class Lasting {

    /** What is offered to who has written nothing yet. */
    static final List<String> WORDS = List.of("30m", "1h", "2h", "4h", "8h");

    private static final int LONGEST = 40;
    private static final Duration MOST = Duration.ofDays(100 * 366);
    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{1,7}(?:\\.\\d{1,3})?) ?h(?:ours?)?)? ?(?:(\\d{1,7}) ?m(?:in(?:utes?)?)?)? ?(?:(\\d{1,9}) ?s)?");

    private Lasting() {}

    static Optional<Duration> parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        return (word.startsWith("p") ? iso(word) : units(word))
                .filter(duration -> !duration.isNegative() && duration.compareTo(MOST) <= 0);
    }

    private static Optional<Duration> iso(String word) {
        try {
            return Optional.of(Duration.parse(word));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> units(String word) {
        Matcher form = FORM.matcher(word);
        if (!form.matches()) {
            return Optional.empty();
        }
        long seconds = 0;
        if (form.group(1) != null) {
            seconds += Math.round(Double.parseDouble(form.group(1)) * 3_600);
        }
        if (form.group(2) != null) {
            seconds += Long.parseLong(form.group(2)) * 60;
        }
        if (form.group(3) != null) {
            seconds += Long.parseLong(form.group(3));
        }
        return Optional.of(Duration.ofSeconds(seconds));
    }
}
