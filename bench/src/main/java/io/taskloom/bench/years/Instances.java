package io.taskloom.bench.years;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives tasks a running instance of {@code task.bpmn} each, by copying the rows of one that the engine has started itself: what
 * the model says is nowhere repeated. Ids of rows are derived from the task's, so that they stand by its age, too.
 */
final class Instances {

    private static final String TABLES = """
            select c.table_name, c.column_name from information_schema.columns c
            where c.table_schema = 'public' and c.table_name like 'act_ru_%'
              and c.column_name in ('proc_inst_id_', 'process_instance_id_') order by c.table_name = 'act_ru_execution' desc, 1
            """;

    private final Connection connection;

    Instances(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param specimen id of a task that the engine has made
     * @param which condition on {@code task t} for those that get the like
     */
    void likeThatOf(UUID specimen, String which) throws SQLException {
        var of = specimen(specimen);
        var known = new HashMap<String, String>();
        known.put(specimen.toString(), "t.id::text");
        known.put(of.instance(), "t.instance_id::text");
        known.put(of.userTask(), "t.user_task_id::text");
        known.put(of.workspace(), "t.workspace_id::text");
        if (of.dueAt() != null) {
            known.put(of.dueAt().toString(), "to_char(t.due_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')");
        }
        var rows = rows(of.instance());
        for (Row row : rows) {
            var id = row.values().get("id_");
            if (id != null) {
                known.putIfAbsent(id.toString(), derived(id.toString()));
            }
        }
        choose(which);
        for (Row row : rows) {
            insert(row, known);
        }
    }

    /** Those that have none yet. */
    private void choose(String which) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists starting");
            statement.execute(
                    "create temporary table starting as select t.* from task t where t.instance_id is not null and "
                            + "not exists (select from act_ru_execution e where e.id_ = t.instance_id::text) and ("
                            + which + ")");
        }
    }

    private record Specimen(
            String instance,
            String userTask,
            String workspace,
            @Nullable Instant dueAt) {}

    private record Row(String table, Map<String, @Nullable Object> values) {}

    private Specimen specimen(UUID task) throws SQLException {
        try (var find = connection.prepareStatement(
                "select instance_id::text, user_task_id::text, workspace_id::text, due_at from task where id = ?")) {
            find.setObject(1, task);
            try (var row = find.executeQuery()) {
                if (!row.next() || row.getString(1) == null) {
                    throw new IllegalStateException("No task runs as " + task);
                }
                var due = row.getTimestamp(4);
                return new Specimen(
                        row.getString(1), row.getString(2), row.getString(3), due == null ? null : due.toInstant());
            }
        }
    }

    private List<Row> rows(String instance) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var tables = connection.createStatement();
                var found = tables.executeQuery(TABLES)) {
            while (found.next()) {
                var table = found.getString(1);
                try (var select = connection.prepareStatement(
                        "select * from %s where %s = ?".formatted(table, found.getString(2)))) {
                    select.setString(1, instance);
                    try (var row = select.executeQuery()) {
                        while (row.next()) {
                            rows.add(new Row(table, values(row)));
                        }
                    }
                }
            }
        }
        return rows;
    }

    private static Map<String, @Nullable Object> values(ResultSet row) throws SQLException {
        var values = new HashMap<String, @Nullable Object>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.put(row.getMetaData().getColumnName(i), row.getObject(i));
        }
        return values;
    }

    private void insert(Row row, Map<String, String> known) throws SQLException {
        var columns = new ArrayList<String>();
        var expressions = new ArrayList<String>();
        var same = new ArrayList<Object>();
        for (var value : row.values().entrySet()) {
            if (value.getValue() != null) {
                columns.add(value.getKey());
                var expression = expression(value.getKey(), value.getValue(), known);
                expressions.add(expression == null ? "?" : expression);
                if (expression == null) {
                    same.add(value.getValue());
                }
            }
        }
        var sql = "insert into %s (%s) select %s from starting t"
                .formatted(row.table(), String.join(", ", columns), String.join(", ", expressions));
        try (var insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < same.size(); i++) {
                insert.setObject(i + 1, same.get(i));
            }
            insert.executeUpdate();
        }
    }

    /** @return null for what is the same for every task */
    private static @Nullable String expression(String column, Object value, Map<String, String> known) {
        return switch (column) {
            case "duedate_" -> local("t.due_at");
            case "create_time_", "created_" -> local("t.created_at");
            case "assignee_" ->
                "(select a.person_id::text from task_assignee a where a.task_id = t.id order by a.position limit 1)";
            case "act_inst_id_" -> activity(value.toString(), known);
            default -> known.get(value.toString());
        };
    }

    /** Camunda's columns have no time zone: they stand in that of the engine's JVM, a child of this one. */
    private static String local(String at) {
        return "%s at time zone '%s'".formatted(at, ZoneId.systemDefault());
    }

    /** Of an activity {@code do-it:id}, of the instance itself its id. */
    private static String activity(String value, Map<String, String> known) {
        var colon = value.lastIndexOf(':');
        return colon < 0
                ? known.getOrDefault(value, "'" + value + "'")
                : "'%s' || %s".formatted(value.substring(0, colon + 1), derived(value.substring(colon + 1)));
    }

    private static String derived(String id) {
        return "overlay(md5(t.id::text || '%s')::uuid::text placing left(t.id::text, 15) from 1)".formatted(id);
    }
}
