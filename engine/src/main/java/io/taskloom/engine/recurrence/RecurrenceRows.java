package io.taskloom.engine.recurrence;

import io.taskloom.engine.repeat.RepeatRule;
import io.taskloom.engine.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RecurrenceRows {

    private final JdbcClient jdbc;

    RecurrenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Recurrence> find(TaskId task) {
        return jdbc.sql("select * from task_recurrence where task_id = ?")
                .param(task.value())
                .query(RecurrenceRows::map)
                .optional();
    }

    /** What the task's completion has made. */
    Optional<TaskId> next(TaskId task) {
        return jdbc.sql("select task_id from task_recurrence where previous_id = ?")
                .param(task.value())
                .query(UUID.class)
                .optional()
                .map(TaskId::new);
    }

    /** Those of which the next is not there yet, and when they are due. */
    Map<Recurrence, Instant> lastOfSeries(Collection<TaskId> tasks) {
        Map<Recurrence, Instant> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select r.*, t.due_at from task_recurrence r join task t on t.id = r.task_id
                        where r.task_id = any (?) and t.due_at is not null
                            and not exists (select from task_recurrence n where n.previous_id = r.task_id)""")
                .param(tasks.stream().map(TaskId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            map(row, 0),
                            row.getObject("due_at", OffsetDateTime.class).toInstant());
                });
        return found;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one that comes after the same task */
    void insert(Recurrence row) {
        Series series = row.series();
        TaskId previous = row.previous();
        jdbc.sql("""
                        insert into task_recurrence
                            (task_id, series_id, number, rule, basis, time_zone, anchor, previous_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        row.task().value(),
                        row.seriesId(),
                        series.number(),
                        series.rule().toString(),
                        series.basis().column(),
                        series.zone().getId(),
                        series.anchor(),
                        previous == null ? null : previous.value())
                .update();
    }

    /** Another rule for the same task. */
    void change(TaskId task, Series series) {
        jdbc.sql("""
                        update task_recurrence set number = ?, rule = ?, basis = ?, time_zone = ?, anchor = ?
                        where task_id = ?""")
                .params(
                        series.number(),
                        series.rule().toString(),
                        series.basis().column(),
                        series.zone().getId(),
                        series.anchor(),
                        task.value())
                .update();
    }

    void delete(TaskId task) {
        jdbc.sql("delete from task_recurrence where task_id = ?")
                .param(task.value())
                .update();
    }

    private static Recurrence map(ResultSet row, int number) throws SQLException {
        UUID previous = row.getObject("previous_id", UUID.class);
        return new Recurrence(
                new TaskId(row.getObject("task_id", UUID.class)),
                row.getObject("series_id", UUID.class),
                new Series(
                        RepeatRule.parse(row.getString("rule")),
                        Basis.of(row.getString("basis")),
                        ZoneId.of(row.getString("time_zone")),
                        row.getObject("anchor", LocalDateTime.class),
                        row.getInt("number")),
                previous == null ? null : new TaskId(previous));
    }
}
