package io.taskloom.engine.task;

import io.taskloom.engine.problem.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
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
        return parse(text, "-createdAt");
    }

    /** @param otherwise if nothing is said */
    static TaskSort parse(@Nullable String text, String otherwise) {
        var keys = new ArrayList<Key>();
        for (String part : (text == null || text.isBlank() ? otherwise : text).split(",", -1)) {
            boolean descending = part.startsWith("-");
            Column column = Column.of(descending ? part.substring(1) : part);
            if (keys.size() >= MAX_KEYS || keys.stream().anyMatch(key -> key.column() == column)) {
                throw new InvalidInput("sort", "unknown", "Name at most four keys, each once.");
            }
            keys.add(new Key(column, descending));
        }
        // The id goes with the last key, so that a uniform order stays uniform and an index can serve it.
        keys.add(new Key(Column.ID, keys.getLast().descending()));
        return new TaskSort(keys);
    }

    String orderBy() {
        return keys.stream()
                .map(key -> key.column().sql + (key.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    /** The keys of a row as text, in one column, for the cursor. */
    String place() {
        return keys.stream()
                .map(key -> "(" + key.column().sql + ")::text")
                .collect(Collectors.joining(", ", "array[", "] as place"));
    }

    /** Rows behind a place: one parameter per {@code ?}, in the order of {@link #parameters}. */
    String behind() {
        if (keys.stream().map(Key::descending).distinct().count() == 1) {
            String columns = keys.stream().map(key -> key.column().sql).collect(Collectors.joining(", "));
            String values = keys.stream().map(key -> key.column().parameter()).collect(Collectors.joining(", "));
            return "(%s) %s (%s)".formatted(columns, keys.getFirst().descending() ? "<" : ">", values);
        }
        var alternatives = new ArrayList<String>();
        for (int i = 0; i < keys.size(); i++) {
            var parts = new ArrayList<String>();
            for (Key same : keys.subList(0, i)) {
                parts.add(same.column().sql + " = " + same.column().parameter());
            }
            Key key = keys.get(i);
            parts.add(key.column().sql
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

    record Key(Column column, boolean descending) {}

    enum Column {
        CREATED_AT("createdAt", "t.created_at", "timestamptz"),
        UPDATED_AT("updatedAt", "t.updated_at", "timestamptz"),
        COMPLETED_AT("completedAt", "coalesce(t.completed_at, '-infinity')", "timestamptz"),
        DELETED_AT("deletedAt", "coalesce(t.deleted_at, '-infinity')", "timestamptz"),
        POSITION("position", "t.rank", "text"),
        DUE_AT("dueAt", "coalesce(t.due_at, 'infinity')", "timestamptz"),
        PRIORITY("priority", "t.priority", "smallint"),
        ESTIMATE("estimate", "coalesce(t.estimate, 2147483647)", "int"),
        TIME_SPENT("timeSpent", "t.time_spent", "bigint"),
        TITLE("title", "lower(t.title)", "text"),
        STATUS("status", "t.status", "text"),
        ID("id", "t.id", "uuid");

        private final String word;
        private final String sql;
        private final String type;

        Column(String word, String sql, String type) {
            this.word = word;
            this.sql = sql;
            this.type = type;
        }

        String parameter() {
            return "cast(? as " + type + ")";
        }

        static Column of(String word) {
            return Arrays.stream(values())
                    .filter(column -> column.word.equals(word) && column != ID)
                    .findAny()
                    .orElseThrow(() -> new InvalidInput(
                            "sort",
                            "unknown",
                            "Sort by createdAt, updatedAt, completedAt, deletedAt, dueAt, priority, estimate, timeSpent, title, status or position, not by %s."
                                    .formatted(word.length() > 40 ? "that" : word)));
        }
    }
}
