package io.taskloom.engine.imports.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Todoist's table: lines of sections and comments become part of the tasks they stand with, indents make sub-tasks, labels are
 * taken from behind the title, and a date that begins with "every" is a repetition.
 */
final class TodoistLines implements Lines {

    private static final List<String> COLUMNS = List.of(
            "CONTENT",
            "DESCRIPTION",
            "PRIORITY",
            "RESPONSIBLE",
            "DATE",
            "TIMEZONE",
            "DEADLINE",
            "SECTION",
            "LABELS",
            "REPEATS");

    private static final Pattern LABEL = Pattern.compile("(?:^|\\s)@(\\S+)\\s*$");
    /** Files of comments lie at Todoist, behind addresses that end. */
    private static final Pattern FILE = Pattern.compile("\\[\\[file \\{.*?}]]", Pattern.DOTALL);

    private final CsvLines lines;
    private final Deque<Above> above = new ArrayDeque<>();
    private String section = "";
    private @Nullable Line pending;
    private boolean ended;

    TodoistLines(CsvLines lines) {
        this.lines = lines;
    }

    /** Whether a table with this heading is one of theirs. */
    static boolean fits(List<String> columns) {
        return columns.contains("TYPE") && columns.contains("CONTENT") && columns.contains("INDENT");
    }

    private record Above(int indent, int line) {}

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable Line next() throws IOException {
        Line task = pending;
        pending = null;
        var comments = new ArrayList<String>();
        while (!ended) {
            Line next = lines.next();
            if (next == null) {
                ended = true;
                break;
            }
            switch (of(next, "TYPE").toLowerCase(Locale.ROOT)) {
                case "section" -> {
                    section = of(next, "CONTENT");
                    above.clear();
                }
                case "note" -> {
                    String said =
                            FILE.matcher(of(next, "CONTENT")).replaceAll("").strip();
                    if (!said.isEmpty()) {
                        comments.add(said);
                    }
                }
                case "task" -> {
                    Line made = task(next);
                    if (task != null) {
                        pending = made;
                        return said(task, comments);
                    }
                    task = made;
                    // What was said before the first task was said of the project.
                    comments.clear();
                }
                default -> {
                    // Lines of the project's own look: they make no task.
                }
            }
            if (of(next, "TYPE").equalsIgnoreCase("section") && task != null) {
                return said(task, comments);
            }
        }
        return task == null ? null : said(task, comments);
    }

    private static Line said(Line task, List<String> comments) {
        return new Line(task.number(), task.cells(), task.parent(), List.copyOf(comments));
    }

    private Line task(Line line) {
        String title = of(line, "CONTENT");
        var labels = new ArrayList<String>();
        for (Matcher label = LABEL.matcher(title); label.find(); label = LABEL.matcher(title)) {
            labels.addFirst(label.group(1));
            title = title.substring(0, label.start()).strip();
        }
        // An asterisk before it only hides its box.
        title = title.startsWith("* ") ? title.substring(2) : title;
        String date = of(line, "DATE");
        boolean repeats = date.regionMatches(true, 0, "every", 0, 5);
        return new Line(
                line.number(),
                List.of(
                        title,
                        of(line, "DESCRIPTION"),
                        of(line, "PRIORITY"),
                        of(line, "RESPONSIBLE"),
                        repeats ? "" : date,
                        of(line, "TIMEZONE"),
                        of(line, "DEADLINE"),
                        section,
                        String.join(", ", labels),
                        repeats ? date : ""),
                parent(line),
                List.of());
    }

    private @Nullable Integer parent(Line line) {
        int indent;
        try {
            indent = Math.max(1, Integer.parseInt(of(line, "INDENT")));
        } catch (NumberFormatException e) {
            indent = 1;
        }
        while (!above.isEmpty() && above.getLast().indent() >= indent) {
            above.removeLast();
        }
        Integer parent = above.isEmpty() ? null : above.getLast().line();
        above.addLast(new Above(indent, line.number()));
        return parent;
    }

    private String of(Line line, String column) {
        int at = lines.columns().indexOf(column);
        return at < 0 ? "" : line.cell(at).strip();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
