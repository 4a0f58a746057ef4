package io.taskloom.engine.authorization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the table.
 *
 * @param path with placeholders, as of the API's root
 * @param ifMatch empty for none
 * @param body with placeholders; empty for none
 */
record Row(String method, String path, Map<Role, Integer> answers, String ifMatch, String body) {

    private static final Pattern LINE =
            Pattern.compile("(?<method>[A-Z]+) +(?<path>\\S+) +\\| (?<answers>[0-9 ]+) \\|(?<rest>.*)");
    private static final Pattern REST = Pattern.compile("(If-Match: (?<tag>\\S+); )?(?<body>.*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-zA-Z-]+}");

    static List<Row> table() {
        try (InputStream table = Row.class.getResourceAsStream("/authorization-table.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row parse(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new IllegalArgumentException("Not a line of the table: " + text);
        }
        String[] answers = line.group("answers").split(" ");
        if (answers.length != Role.values().length) {
            throw new IllegalArgumentException("An answer for each role, please: " + text);
        }
        var byRole = new EnumMap<Role, Integer>(Role.class);
        for (Role role : Role.values()) {
            byRole.put(role, Integer.valueOf(answers[role.ordinal()]));
        }
        Matcher rest = REST.matcher(line.group("rest").strip());
        if (!rest.matches()) {
            throw new IllegalArgumentException(text);
        }
        String tag = rest.group("tag");
        return new Row(line.group("method"), line.group("path"), byRole, tag == null ? "" : tag, rest.group("body"));
    }

    int answer(Role role) {
        return Objects.requireNonNull(answers.get(role));
    }

    /** Whether somebody may, without which the refusals prove nothing. */
    boolean allowedToSomebody() {
        return answers.values().stream().anyMatch(Row::allowed);
    }

    static boolean allowed(int status) {
        return status / 100 == 2;
    }

    /** {@code GET /tasks/{}}, whatever its placeholders and its parameters are called. */
    String endpoint() {
        return endpoint(method, path.replaceFirst("\\?.*", ""));
    }

    static String endpoint(String method, String path) {
        return method + " " + PLACEHOLDER.matcher(path).replaceAll("{}");
    }

    /** The names in a text, each once. */
    static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group().substring(1, found.group().length() - 1))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + path + (body.isEmpty() ? "" : " " + body);
    }
}
