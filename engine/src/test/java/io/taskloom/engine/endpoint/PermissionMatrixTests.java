package io.taskloom.engine.endpoint;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference/permissions.md}, for people, to the table that {@link AuthorizationTableTests} proves. */
class PermissionMatrixTests {

    private static final Path PAGE = Path.of("../docs/reference/permissions.md");
    private static final Path API = Path.of("../docs/openapi.json");

    private static final String HEAD = """
            # Who may do what

            Written by a test from the table that is tried, line by line, against the running application: do not edit.

            | column | who |
            | --- | --- |
            | nobody | without sign-in |
            | stranger | of another workspace |
            | admin | of the installation, in no workspace |
            | leaver | was an owner of the project, and left the workspace |
            | colleague | member of the workspace, not of the project |
            | viewer, member, owner | of the project |
            | ws admin, ws owner | of the workspace, in no project of it |
            | designer, manager | of the installation, members of the workspace, not of the project |

            ✓ may; ✗ may not, and is told so (403); · does not learn that it is there (404); – has to sign in (401).
            """;

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        // given
        String page = page();

        // when
        if (Boolean.getBoolean("taskloom.write-reference")) {
            Files.writeString(PAGE, page);
        }

        // then
        assertThat(PAGE)
                .as("run with -Dtaskloom.write-reference=true to write it anew")
                .hasContent(page);
    }

    private static String page() throws IOException {
        var summaries = summaries(new ObjectMapper().readTree(API.toFile()));
        Map<String, Long> times = Row.table().stream().collect(groupingBy(Row::endpoint, counting()));
        var page = new StringBuilder(HEAD);
        Row.chapters().forEach((chapter, rows) -> {
            page.append("\n## ").append(chapter).append("\n\n").append(columns());
            rows.forEach(row -> page.append(line(
                    row,
                    summaries.getOrDefault(row.endpoint(), row.method()),
                    times.getOrDefault(row.endpoint(), 1L) > 1)));
        });
        return page.toString();
    }

    private static String columns() {
        List<String> roles = Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT).replace("workspace_", "ws "))
                .toList();
        return "| | | %s |\n| --- | --- |%s\n".formatted(String.join(" | ", roles), " :-: |".repeat(roles.size()));
    }

    /** @param several whether the same endpoint stands in the table with other bodies, which tell them apart */
    private static String line(Row row, String summary, boolean several) {
        String body = several && !row.body().isEmpty() ? "<br>`%s`".formatted(row.body()) : "";
        String answers =
                Arrays.stream(Role.values()).map(role -> sign(row.answer(role))).collect(joining(" | "));
        return "| %s | `%s %s`%s | %s |\n".formatted(summary, row.method(), row.path(), body, answers);
    }

    private static String sign(int status) {
        return switch (status) {
            case 401 -> "–";
            case 403 -> "✗";
            case 404 -> "·";
            default -> Row.allowed(status) ? "✓" : String.valueOf(status);
        };
    }

    private static Map<String, String> summaries(JsonNode api) {
        var summaries = new LinkedHashMap<String, String>();
        api.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> summaries.put(
                        Row.endpoint(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey().replaceFirst("^" + Row.API, "")),
                        operation.getValue().path("summary").asText())));
        return summaries;
    }
}
