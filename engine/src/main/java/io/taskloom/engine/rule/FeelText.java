package io.taskloom.engine.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes FEEL in which a person's text stays text. */
final class FeelText {

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]{0,99}";
    private static final String PATH_TEXT = NAME + "(?:\\[[0-9]{1,3}\\])?(?:\\." + NAME + "(?:\\[[0-9]{1,3}\\])?){0,9}";
    static final Pattern PATH = Pattern.compile(PATH_TEXT);
    private static final Pattern PLACE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private FeelText() {}

    /** A string literal. */
    static String quoted(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    // Neither XML nor PostgreSQL takes the others below space.
                    if (point >= ' ') {
                        literal.appendCodePoint(point);
                    }
                }
            }
        });
        return literal.append('"').toString();
    }

    /** Whether it is FEEL, behind its leading {@code =}. */
    static boolean isFeel(String text) {
        return text.strip().startsWith("=");
    }

    /** What an input parameter of a model says, of what a person has written into a rule. */
    static String input(String text) {
        if (isFeel(text)) {
            return text.strip();
        }
        Matcher place = PLACE.matcher(text);
        if (!place.find()) {
            // Camunda would read the one as an expression, and trims the other.
            boolean plain = !text.contains("${") && !text.contains("#{") && text.equals(text.strip());
            return plain ? text : "=" + quoted(text);
        }
        if (place.matches() && !place.group(1).contains("}}")) {
            return "=" + place.group(1).strip();
        }
        StringBuilder feel = new StringBuilder("=string join([");
        int from = 0;
        place.reset();
        while (place.find()) {
            if (place.start() > from) {
                feel.append(quoted(text.substring(from, place.start()))).append(", ");
            }
            feel.append("string(").append(place.group(1).strip()).append("), ");
            from = place.end();
        }
        if (from < text.length()) {
            feel.append(quoted(text.substring(from))).append(", ");
        }
        feel.setLength(feel.length() - 2);
        return feel.append("])").toString();
    }

    /** What stands between the braces of a text that is no FEEL. */
    static List<String> places(String text) {
        return isFeel(text)
                ? List.of()
                : PLACE.matcher(text)
                        .results()
                        .map(found -> found.group(1).strip())
                        .toList();
    }
}
