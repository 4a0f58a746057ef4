package io.taskloom.engine.task.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What was changed in bulk lately, and how it was before. */
@Repository
class BulkRows {

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    BulkRows(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param version the task has since the bulk */
    record Changed(TaskId task, long version, Before before) {}

    void keep(BulkId id, PersonId by, BulkAction action, Instant until, List<Changed> changed) {
        jdbc.update(
                "insert into task_bulk (id, person_id, action, undoable_until) values (?, ?, ?, ?)",
                id.value(),
                by.value(),
                action.name().toLowerCase(Locale.ROOT),
                utc(until));
        jdbc.batchUpdate(
                "insert into task_bulk_item (bulk_id, task_id, version, before) values (?, ?, ?, ?::jsonb)",
                changed,
                200,
                (statement, item) -> {
                    statement.setObject(1, id.value());
                    statement.setObject(2, item.task().value());
                    statement.setLong(3, item.version());
                    statement.setString(4, write(item.before()));
                });
    }

    /** Forgets what nobody can undo any more. */
    void forgetBefore(Instant now) {
        jdbc.update("delete from task_bulk where undoable_until < ?", utc(now));
    }

    /** Marks it as undone. @return what it did; empty if there is no such of theirs that can be undone now */
    Optional<BulkAction> take(BulkId id, PersonId by, Instant now) {
        return jdbc
                .queryForList(
                        "update task_bulk set undone = true"
                                + " where id = ? and person_id = ? and not undone and undoable_until >= ? returning action",
                        String.class,
                        id.value(),
                        by.value(),
                        utc(now))
                .stream()
                .map(action -> BulkAction.valueOf(action.toUpperCase(Locale.ROOT)))
                .findAny();
    }

    boolean exists(BulkId id, PersonId by) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from task_bulk where id = ? and person_id = ?)",
                Boolean.class,
                id.value(),
                by.value()));
    }

    List<Changed> changed(BulkId id) {
        return jdbc.query(
                "select task_id, version, before from task_bulk_item where bulk_id = ?", this::read, id.value());
    }

    /** Behind whom something stands at that place of the project's order; null if it would be the first. */
    @Nullable
    TaskId neighbour(TaskId moving, ProjectId project, String position) {
        return one(
                "select id from task where project_id = ? and deleted_at is null and rank < ? and id <> ?"
                        + " order by rank desc limit 1",
                project,
                position,
                moving);
    }

    /** The first of the project's order; null if there is none. */
    @Nullable
    TaskId first(TaskId moving, ProjectId project) {
        return one(
                "select id from task where project_id = ? and deleted_at is null and rank > ? and id <> ?"
                        + " order by rank limit 1",
                project,
                "",
                moving);
    }

    private @Nullable TaskId one(String sql, ProjectId project, String position, TaskId moving) {
        return jdbc.queryForList(sql, UUID.class, project.value(), position, moving.value()).stream()
                .findAny()
                .map(TaskId::new)
                .orElse(null);
    }

    private Changed read(ResultSet row, int number) throws SQLException {
        try {
            return new Changed(
                    new TaskId(row.getObject("task_id", UUID.class)),
                    row.getLong("version"),
                    json.readValue(row.getString("before"), Before.class));
        } catch (JsonProcessingException e) {
            throw new SQLException("What task " + row.getString("task_id") + " was before is not readable", e);
        }
    }

    private String write(Before before) {
        try {
            return json.writeValueAsString(before);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A task's state is no JSON", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
