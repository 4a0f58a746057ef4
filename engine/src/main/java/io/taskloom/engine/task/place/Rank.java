package io.taskloom.engine.task.place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Places in an order, as fractions between 0 and 1 to the base 36 that sort as text: between any two there is room for a
 * third. None ends with a zero, so that two texts never mean the same fraction.
 *
 * <p>What is new takes its place from its id (UUIDv7), behind everything older, without asking what is there.
 */
public final class Rank {

    /** From here on there is need to make room, before texts grow without bound. */
    public static final int LONG = 48;

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();

    /** Digits of the milliseconds in an id: steps by one there leave room for ages. */
    private static final int HEAD = 12;

    private Rank() {}

    /** Behind the ranks of all ids given before. */
    public static String of(UUID id) {
        return canonical(id.toString().replace("-", ""));
    }

    /**
     * The shortest rank about in the middle.
     *
     * @param lower null for the very beginning
     * @param upper null for the very end
     * @throws IllegalArgumentException if the lower one is not below the upper one
     */
    public static String between(@Nullable String lower, @Nullable String upper) {
        if (lower != null && upper != null && lower.compareTo(upper) >= 0) {
            throw new IllegalArgumentException("Nothing is between %s and %s".formatted(lower, upper));
        }
        if (lower == null && upper != null) {
            return before(upper);
        }
        if (lower != null && upper == null) {
            return after(lower);
        }
        return middle(lower == null ? "" : lower, upper);
    }

    /** That many ranks in ascending order, between the two. */
    public static List<String> spread(@Nullable String lower, @Nullable String upper, int count) {
        if (count == 0) {
            return List.of();
        }
        String middle = middle(lower == null ? "" : lower, upper);
        var ranks = new ArrayList<>(spread(lower, middle, count / 2));
        ranks.add(middle);
        ranks.addAll(spread(middle, upper, count - count / 2 - 1));
        return Collections.unmodifiableList(ranks);
    }

    private static String before(String upper) {
        long head = head(upper);
        return head > 1 ? head(head - 1) : middle("", upper);
    }

    private static String after(String lower) {
        String next = head(head(lower) + 1);
        return next.compareTo(lower) > 0 ? next : middle(lower, null);
    }

    private static long head(String rank) {
        String padded = (rank + "0".repeat(HEAD)).substring(0, HEAD);
        return Long.parseLong(padded, BASE);
    }

    private static String head(long head) {
        String digits = Long.toString(head, BASE);
        return canonical("0".repeat(Math.max(0, HEAD - digits.length())) + digits);
    }

    private static String middle(String lower, @Nullable String upper) {
        var middle = new StringBuilder();
        boolean below = upper == null;
        for (int i = 0; ; i++) {
            int low = i < lower.length() ? DIGITS.indexOf(lower.charAt(i)) : 0;
            int high = below || upper == null ? BASE : i < upper.length() ? DIGITS.indexOf(upper.charAt(i)) : 0;
            if (high - low > 1) {
                return middle.append(DIGITS.charAt((low + high) / 2)).toString();
            }
            middle.append(DIGITS.charAt(low));
            below = below || low < high;
        }
    }

    private static String canonical(String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}
