package io.taskloom.engine.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * A line of the table.
 *
 * @param path with placeholders, as of the API's root
 * @param ifMatch empty for none
 * @param body with placeholders; empty for none
 */
record Row(String method, String path, Map<Role, Integer> answers, String ifMatch, String body) {

    static final String API = "/api/v1";

    /** Stands for a body that is no text: a PNG. */
    static final String PICTURE = "@picture";

    private static final Pattern HEADING = Pattern.compile("# ([A-Z].*)");
    private static final Pattern LINE =
            Pattern.compile("(?<method>[A-Z]+) +(?<path>\\S+) +\\| (?<answers>[0-9 ]+) \\|(?<rest>.*)");
    private static final Pattern REST = Pattern.compile("(If-Match: (?<tag>\\S+); )?(?<body>.*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-zA-Z-]+}");

    static List<Row> table() {
        return chapters().values().stream().flatMap(List::stream).toList();
    }

    /** By the headings they stand under. */
    static Map<String, List<Row>> chapters() {
        var chapters = new LinkedHashMap<String, List<Row>>();
        String chapter = "";
        for (String line : lines()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                chapter = heading.group(1);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                chapters.computeIfAbsent(chapter, name -> new ArrayList<>()).add(parse(line));
            }
        }
        return chapters;
    }

    private static List<String> lines() {
        try (InputStream table = Row.class.getResourceAsStream("/authorization-table.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
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

    /** Those who may: without one of them the refusals prove nothing. */
    List<Role> allowed() {
        return answers.keySet().stream().filter(role -> allowed(answer(role))).toList();
    }

    /** 503 as well: they may, but what it needs is not there in this test. */
    static boolean allowed(int status) {
        return status / 100 == 2 || status == 503;
    }

    /** As it is called. */
    String url() {
        return path.startsWith("/app-config") || path.startsWith("/feeds/") || path.startsWith("/callbacks/")
                ? path
                : API + path;
    }

    /** {@code GET /tasks/{}}, whatever its placeholders and its parameters are called. */
    String endpoint() {
        return endpoint(method, path.replaceFirst("\\?.*", ""));
    }

    static Stream<String> endpoints(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream().flatMap(method -> mapping.getPatternValues().stream()
                .map(path -> endpoint(method.name(), path.replaceFirst("^" + API, ""))));
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
