package io.taskloom.engine.trigger;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the things are that a condition speaks of, so that somebody sees why it does not hold. */
final class Named {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern PATH =
            Pattern.compile("(?<![\\p{L}\\p{N}_.])[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)+");
    private static final int LONGEST = 80;
    private static final int MOST = 5;

    private Named() {}

    /** {@code Its condition does not hold: task.priority is low.} */
    static String values(@Nullable String condition, Map<String, ?> variables) {
        Set<String> paths = new LinkedHashSet<>();
        Matcher named =
                PATH.matcher(TEXT.matcher(condition == null ? "" : condition).replaceAll(" "));
        while (named.find()) {
            paths.add(named.group());
        }
        String values = paths.stream()
                .limit(MOST)
                .map(path -> path + " is " + shown(value(path, variables)))
                .collect(Collectors.joining(", "));
        return "Its condition does not hold%s.".formatted(values.isEmpty() ? "" : ": " + values);
    }

    private static @Nullable Object value(String path, Map<String, ?> variables) {
        Object at = variables;
        for (String name : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return at;
    }

    /** At most 80 characters of it. */
    static String shown(@Nullable Object value) {
        String text = value == null ? "empty" : value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
