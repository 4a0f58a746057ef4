package io.taskloom.engine.bpm.work;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often a step is tried and how long it waits in between; the wait doubles from attempt to attempt.
 *
 * @param attempts in all, the first included
 * @param pause before the second attempt
 */
record RetryPolicy(int attempts, Duration pause) {

    static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofSeconds(10));

    private static final Pattern REPEATING = Pattern.compile("R(\\d{1,3})/(P.+)");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    RetryPolicy {
        if (attempts < 1 || pause.isNegative()) {
            throw new IllegalArgumentException("At least one attempt, and no negative pause");
        }
    }

    /**
     * @param text ISO 8601 repeating interval, {@code R3/PT10S}; null for the default
     * @throws IllegalArgumentException if it is no such interval
     */
    static RetryPolicy parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT;
        }
        Matcher parts = REPEATING.matcher(text.strip());
        try {
            if (parts.matches()) {
                return new RetryPolicy(Integer.parseInt(parts.group(1)), Duration.parse(parts.group(2)));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"%s\" is no interval like R3/PT10S".formatted(text), e);
        }
        throw new IllegalArgumentException("\"%s\" is no interval like R3/PT10S".formatted(text));
    }

    /** @param failed which attempt has just failed, 1 for the first */
    Duration waitAfter(int failed, @Nullable Duration asked) {
        if (asked != null) {
            return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
        }
        double jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        double doubled = pause.toMillis() * Math.pow(2, Math.min(failed - 1, 20)) * jitter;
        return Duration.ofMillis((long) Math.min(doubled, LONGEST.toMillis()));
    }
}
