package io.taskloom.engine.task;

import io.taskloom.engine.problem.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order of tasks, {@code -priority,dueAt}: a list of keys, {@code -} for descending, made total by the id. Tasks without
 * due date or estimate come last among ascending ones, tasks that are not completed among descending ones.
 */
record TaskSort(List<Key> keys) {

    private static final int MAX_KEYS = 4;

    TaskSort {
        keys = List.copyOf(keys);
    }

    /** @throws InvalidInput if a key is unknown or named twice */
    static TaskSort parse(@Nullable String text) {
        return parse(text, "-createdAt", FieldScope.NONE);
    }

    /** @param otherwise if nothing is said @param scope the custom fields that it may name, in quotes */
    static TaskSort parse(@Nullable String text, String otherwise, FieldScope scope) {
        var keys = new ArrayList<Key>();
        for (String part : parts(text == null || text.isBlank() ? otherwise : text)) {
            boolean descending = part.startsWith("-");
            Column column = column(descending ? part.substring(1) : part, scope);
            if (keys.size() >= MAX_KEYS
                    || keys.stream().anyMatch(key -> key.column().equals(column))) {
                throw new InvalidInput("sort", "unknown", "Name at most four keys, each once.");
            }
            keys.add(new Key(column, descending));
        }
        // The id goes with the last key, so that a uniform order stays uniform and an index can serve it.
        keys.add(new Key(ID, keys.getLast().descending()));
        return new TaskSort(keys);
    }

    String orderBy() {
        return keys.stream()
                .map(key -> key.sql() + (key.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    /** The keys of a row as text, in one column, for the cursor. */
    String place() {
        return keys.stream()
                .map(key -> "(" + key.sql() + ")::text")
                .collect(Collectors.joining(", ", "array[", "] as place"));
    }

    /** Rows behind a place: one parameter per {@code ?}, in the order of {@link #parameters}. */
    String behind() {
        if (keys.stream().map(Key::descending).distinct().count() == 1) {
            String columns = keys.stream().map(Key::sql).collect(Collectors.joining(", "));
            String values = keys.stream().map(key -> key.column().parameter()).collect(Collectors.joining(", "));
            return "(%s) %s (%s)".formatted(columns, keys.getFirst().descending() ? "<" : ">", values);
        }
        var alternatives = new ArrayList<String>();
        for (int i = 0; i < keys.size(); i++) {
            var parts = new ArrayList<String>();
            for (Key same : keys.subList(0, i)) {
                parts.add(same.sql() + " = " + same.column().parameter());
            }
            Key key = keys.get(i);
            parts.add(key.sql()
                    + (key.descending() ? " < " : " > ")
                    + key.column().parameter());
            alternatives.add(String.join(" and ", parts));
        }
        return alternatives.stream().collect(Collectors.joining(") or (", "((", "))"));
    }

    List<Object> parameters(List<String> place) {
        if (place.size() != keys.size()) {
            throw new InvalidInput("cursor", "invalid", "This cursor does not belong to this list; start without one.");
        }
        if (keys.stream().map(Key::descending).distinct().count() == 1) {
            return List.copyOf(place);
        }
        var parameters = new ArrayList<Object>();
        for (int i = 0; i < keys.size(); i++) {
            parameters.addAll(place.subList(0, i + 1));
        }
        return parameters;
    }

    /** What is in quotes holds together. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        char open = 0;
        for (char c : text.toCharArray()) {
            open = open == 0 && c == '"' ? c : open == c ? 0 : open;
            if (c == ',' && open == 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static Column column(String word, FieldScope scope) {
        boolean quoted = word.length() > 2 && word.startsWith("\"") && word.endsWith("\"");
        return (quoted
                        ? scope.column(word.substring(1, word.length() - 1))
                        : COLUMNS.stream()
                                .filter(column -> column.word().equals(word))
                                .findAny())
                .orElseThrow(() -> new InvalidInput(
                        "sort",
                        "unknown",
                        "Sort by createdAt, updatedAt, completedAt, deletedAt, dueAt, priority, estimate, timeSpent, title, status, position"
                                + " or a custom field in quotes, not by %s."
                                        .formatted(word.length() > 60 ? "that" : word)));
    }

    /** Its words tell a cursor of another order apart. */
    @Override
    public String toString() {
        return keys.stream()
                .map(key -> (key.descending() ? "-" : "") + key.column().word())
                .collect(Collectors.joining(","));
    }

    record Key(Column column, boolean descending) {

        String sql() {
            return descending ? column.descending() : column.ascending();
        }
    }

    /**
     * Something to sort by, never null.
     *
     * @param ascending the expression, and what it is {@code descending}: the two differ in where what has no value stands
     * @param type of its keys
     */
    record Column(String word, String ascending, String descending, String type) {

        static Column of(String word, String sql, String type) {
            return new Column(word, sql, sql, type);
        }

        String parameter() {
            return "cast(? as " + type + ")";
        }
    }

    private static final Column ID = Column.of("id", "t.id", "uuid");
    private static final List<Column> COLUMNS = List.of(
            Column.of("createdAt", "t.created_at", "timestamptz"),
            Column.of("updatedAt", "t.updated_at", "timestamptz"),
            Column.of("completedAt", "coalesce(t.completed_at, '-infinity')", "timestamptz"),
            Column.of("deletedAt", "coalesce(t.deleted_at, '-infinity')", "timestamptz"),
            Column.of("position", "t.rank", "text"),
            Column.of("dueAt", "coalesce(t.due_at, 'infinity')", "timestamptz"),
            Column.of("priority", "t.priority", "smallint"),
            Column.of("estimate", "coalesce(t.estimate, 2147483647)", "int"),
            Column.of("timeSpent", "t.time_spent", "bigint"),
            Column.of("title", "lower(t.title)", "text"),
            Column.of("status", "t.status", "text"));
}
