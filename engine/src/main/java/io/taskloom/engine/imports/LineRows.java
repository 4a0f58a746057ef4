package io.taskloom.engine.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What became of each line of an import. */
@Repository
class LineRows {

    private static final int AT_ONCE = 200;

    private final JdbcTemplate jdbc;

    LineRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param task null while it is only checked @param version and {@code comments}: as the import left the task */
    record Made(int line, @Nullable String key, @Nullable TaskId task, long version, int comments) {}

    /** @param kind {@code section} or {@code tag} */
    record Part(String kind, UUID id) {}

    @Schema(name = "ImportUnfit")
    record Unfit(String field, String value, int lines) {}

    void add(ImportId id, List<Made> made) {
        jdbc.batchUpdate(
                "insert into task_import_row (import_id, line, key, task_id, version, comments) values (?, ?, ?, ?, ?, ?)",
                made,
                AT_ONCE,
                (statement, each) -> {
                    statement.setObject(1, id.value());
                    statement.setInt(2, each.line());
                    statement.setString(3, each.key());
                    statement.setObject(
                            4, each.task() == null ? null : each.task().value());
                    statement.setLong(5, each.version());
                    statement.setInt(6, each.comments());
                });
    }

    void refuse(ImportId id, Map<Integer, List<Fault>> refused) {
        record Row(int line, int number, Fault fault) {}
        List<Row> rows = refused.entrySet().stream()
                .flatMap(entry -> IntStream.range(0, entry.getValue().size())
                        .mapToObj(
                                i -> new Row(entry.getKey(), i, entry.getValue().get(i))))
                .toList();
        jdbc.batchUpdate(
                "insert into task_import_refusal (import_id, line, number, column_name, code, message) values (?, ?, ?, ?, ?, ?)",
                rows,
                AT_ONCE,
                (statement, row) -> {
                    statement.setObject(1, id.value());
                    statement.setInt(2, row.line());
                    statement.setInt(3, row.number());
                    statement.setString(4, row.fault().column());
                    statement.setString(5, row.fault().code());
                    statement.setString(6, row.fault().message());
                });
    }

    void unfit(ImportId id, Map<Unfit, Integer> values) {
        jdbc.batchUpdate("""
                insert into task_import_value as v (import_id, field, value, lines) values (?, ?, ?, ?)
                on conflict (import_id, field, value) do update set lines = v.lines + excluded.lines""", List.copyOf(values.entrySet()), AT_ONCE, (statement, each) -> {
            statement.setObject(1, id.value());
            statement.setString(2, each.getKey().field());
            statement.setString(3, each.getKey().value());
            statement.setInt(4, each.getValue());
        });
    }

    /** Those that the project has nothing for, the most frequent first. */
    List<Unfit> unfit(ImportId id, int limit) {
        return jdbc.query(
                """
                select field, value, lines from task_import_value where import_id = ? and field not like 'new:%'
                order by lines desc, field, value limit ?""",
                (row, number) -> new Unfit(row.getString("field"), row.getString("value"), row.getInt("lines")),
                id.value(),
                limit);
    }

    /** What a dry run would make. @param kind {@code tags}, {@code sections} or {@code field:} and its id */
    boolean planned(ImportId id, String kind, String name) {
        return jdbc.update(
                        "insert into task_import_value (import_id, field, value, lines) values (?, ?, ?, 0) on conflict do nothing",
                        id.value(),
                        "new:" + kind,
                        name)
                == 1;
    }

    Set<String> planned(ImportId id, String kind) {
        return new HashSet<>(jdbc.queryForList(
                "select value from task_import_value where import_id = ? and field = ?",
                String.class,
                id.value(),
                "new:" + kind));
    }

    void made(ImportId id, Part part) {
        jdbc.update(
                "insert into task_import_made (import_id, kind, made_id) values (?, ?, ?) on conflict do nothing",
                id.value(),
                part.kind(),
                part.id());
    }

    List<Part> parts(ImportId id) {
        return jdbc.query(
                "select kind, made_id from task_import_made where import_id = ? order by made_id",
                (row, number) -> new Part(row.getString("kind"), row.getObject("made_id", UUID.class)),
                id.value());
    }

    Optional<Made> byLine(ImportId id, int line) {
        return jdbc
                .query(
                        "select * from task_import_row where import_id = ? and line = ?",
                        LineRows::map,
                        id.value(),
                        line)
                .stream()
                .findAny();
    }

    /** The first of that name. */
    Optional<Made> byKey(ImportId id, String key) {
        return jdbc
                .query(
                        "select * from task_import_row where import_id = ? and key = ? order by line limit 1",
                        LineRows::map,
                        id.value(),
                        key)
                .stream()
                .findAny();
    }

    /** Which of the lines are made or refused already. */
    Set<Integer> settled(ImportId id, Collection<Integer> lines) {
        Integer[] numbers = lines.toArray(Integer[]::new);
        return new HashSet<>(jdbc.queryForList("""
                select line from task_import_row where import_id = ? and line = any (?)
                union select line from task_import_refusal where import_id = ? and line = any (?)""", Integer.class, id.value(), numbers, id.value(), numbers));
    }

    /** Those with a task, the last made first: what is part of another was made after it. */
    List<Made> lastMade(ImportId id, @Nullable UUID before, int limit) {
        return jdbc.query("""
                select * from task_import_row where import_id = ? and task_id is not null
                    and (?::uuid is null or task_id < ?) order by task_id desc limit ?""", LineRows::map, id.value(), before, before, limit);
    }

    void removed(ImportId id, List<Integer> lines) {
        jdbc.update(
                "update task_import_row set task_id = null where import_id = ? and line = any (?)",
                id.value(),
                lines.toArray(Integer[]::new));
    }

    void kept(ImportId id, Map<Integer, String> reasons) {
        jdbc.batchUpdate(
                "update task_import_row set kept = ? where import_id = ? and line = ?",
                List.copyOf(reasons.entrySet()),
                AT_ONCE,
                (statement, each) -> {
                    statement.setString(1, each.getValue());
                    statement.setObject(2, id.value());
                    statement.setInt(3, each.getKey());
                });
    }

    record Kept(int line, TaskId task, String reason) {}

    List<Kept> kept(ImportId id, int behind, int limit) {
        return jdbc.query(
                """
                select line, task_id, kept from task_import_row
                where import_id = ? and line > ? and kept is not null and task_id is not null order by line limit ?""",
                (row, number) -> new Kept(
                        row.getInt("line"), new TaskId(row.getObject("task_id", UUID.class)), row.getString("kept")),
                id.value(),
                behind,
                limit);
    }

    /** In their order. */
    List<ImportRefusal> refusals(ImportId id, int behind, int limit) {
        Map<Integer, List<Fault>> found = new LinkedHashMap<>();
        jdbc.query(
                """
                select * from task_import_refusal where import_id = ? and line in (
                    select distinct line from task_import_refusal where import_id = ? and line > ? order by line limit ?)
                order by line, number""",
                row -> {
                    found.computeIfAbsent(row.getInt("line"), line -> new ArrayList<>())
                            .add(new Fault(
                                    row.getString("column_name"), row.getString("code"), row.getString("message")));
                },
                id.value(),
                id.value(),
                behind,
                limit);
        return found.entrySet().stream()
                .map(entry -> new ImportRefusal(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Made map(ResultSet row, int number) throws SQLException {
        UUID task = row.getObject("task_id", UUID.class);
        return new Made(
                row.getInt("line"),
                row.getString("key"),
                task == null ? null : new TaskId(task),
                row.getLong("version"),
                row.getInt("comments"));
    }
}
