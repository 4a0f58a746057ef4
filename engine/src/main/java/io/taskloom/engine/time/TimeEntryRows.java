package io.taskloom.engine.time;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TimeEntryRows {

    // Entries have at most 24 hours, so the index finds what may reach into one; a running one is found by its own.
    private static final String SHOWN = """
            select e.*, t.title, t.deleted,
                exists (select from time_entry o where o.person_id = e.person_id and o.id <> e.id
                    and o.started_at < coalesce(e.ended_at, :now) and o.started_at > e.started_at - interval '24 hours'
                    and o.ended_at > e.started_at)
                or exists (select from time_entry o where o.person_id = e.person_id and o.id <> e.id
                    and o.ended_at is null and o.started_at < coalesce(e.ended_at, :now)) as overlapping
            from time_entry e join task_label t on t.id = e.task_id
            where\s""";

    private final JdbcClient jdbc;

    TimeEntryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One as it is shown. */
    record Shown(TimeEntry entry, String title, boolean deleted, boolean overlapping) {}

    /** Whoever starts and stops their timer takes turns with themselves, in whatever browser. */
    void lockTimer(PersonId person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('timer ' || ?, 0))")
                .param(person.toString())
                .query(row -> {});
    }

    void insert(TimeEntry entry) {
        jdbc.sql("""
                        insert into time_entry (id, task_id, project_id, workspace_id, person_id, started_at, ended_at, note,
                            billable, version, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        entry.id().value(),
                        entry.task().value(),
                        entry.project().value(),
                        entry.workspace().value(),
                        entry.person().value(),
                        utc(entry.startedAt()),
                        utc(entry.endedAt()),
                        entry.note(),
                        entry.billable(),
                        entry.version(),
                        utc(entry.createdAt()))
                .update();
    }

    void update(TimeEntry after) {
        jdbc.sql("""
                        update time_entry set started_at = ?, ended_at = ?, note = ?, billable = ?, version = ?
                        where id = ?""")
                .params(
                        utc(after.startedAt()),
                        utc(after.endedAt()),
                        after.note(),
                        after.billable(),
                        after.version(),
                        after.id().value())
                .update();
    }

    void delete(TimeEntryId id) {
        jdbc.sql("delete from time_entry where id = ?").param(id.value()).update();
    }

    Optional<TimeEntry> lock(TaskId task, TimeEntryId id) {
        return jdbc.sql("select * from time_entry where id = ? and task_id = ? for update")
                .params(id.value(), task.value())
                .query(TimeEntryRows::map)
                .optional();
    }

    Optional<TimeEntry> running(PersonId person) {
        return jdbc.sql("select * from time_entry where person_id = ? and ended_at is null")
                .param(person.value())
                .query(TimeEntryRows::map)
                .optional();
    }

    Optional<TimeEntry> lockRunning(PersonId person) {
        return jdbc.sql("select * from time_entry where person_id = ? and ended_at is null for update")
                .param(person.value())
                .query(TimeEntryRows::map)
                .optional();
    }

    /** Everybody's timers on a task. */
    List<TimeEntry> lockRunning(TaskId task) {
        return jdbc.sql("select * from time_entry where task_id = ? and ended_at is null order by id for update")
                .param(task.value())
                .query(TimeEntryRows::map)
                .list();
    }

    /** The tasks of a project on which timers run. */
    List<TaskId> runningIn(ProjectId project) {
        return jdbc
                .sql("select distinct task_id from time_entry where project_id = ? and ended_at is null")
                .param(project.value())
                .query(UUID.class)
                .stream()
                .map(TaskId::new)
                .toList();
    }

    /** The task stands elsewhere: its entries follow. */
    void follow(TaskId task, TaskTime.Home home) {
        jdbc.sql("update time_entry set project_id = ?, workspace_id = ? where task_id = ?")
                .params(home.project().value(), home.workspace().value(), task.value())
                .update();
    }

    Optional<Shown> shown(TimeEntryId id, Instant now) {
        return jdbc.sql(SHOWN + "e.id = :id")
                .param("now", utc(now))
                .param("id", id.value())
                .query(TimeEntryRows::shown)
                .optional();
    }

    /** Those that have ended, the last begun first. @param behind the last one known */
    List<Shown> of(TaskId task, @Nullable Place behind, Instant now, int limit) {
        return jdbc.sql(SHOWN + "e.task_id = :task and e.ended_at is not null"
                        + (behind == null ? "" : " and (e.started_at, e.id) < (:at, :behind)")
                        + " order by e.started_at desc, e.id desc limit :limit")
                .param("now", utc(now))
                .param("task", task.value())
                .param("at", behind == null ? null : utc(behind.startedAt()))
                .param("behind", behind == null ? null : behind.id())
                .param("limit", limit)
                .query(TimeEntryRows::shown)
                .list();
    }

    /** Those of the scope that have ended and reach into the time, the first begun first. */
    List<Shown> within(
            TimeScope scope,
            @Nullable TaskId task,
            Instant from,
            Instant to,
            @Nullable Place behind,
            Instant now,
            int limit) {
        return jdbc.sql(SHOWN + "e.ended_at is not null and e.workspace_id = :workspace"
                        + (scope.person() == null ? "" : " and e.person_id = :person")
                        + (scope.projects() == null ? "" : " and e.project_id = any (:projects)")
                        + (task == null ? "" : " and e.task_id = :task")
                        + " and e.started_at > cast(:from as timestamptz) - interval '24 hours' and e.started_at < :to"
                        + " and e.ended_at >= :from"
                        + (behind == null ? "" : " and (e.started_at, e.id) > (:at, :behind)")
                        + " order by e.started_at, e.id limit :limit")
                .param("now", utc(now))
                .param("workspace", scope.workspace().value())
                .param("person", scope.person() == null ? null : scope.person().value())
                .param("projects", uuids(scope.projects()))
                .param("task", task == null ? null : task.value())
                .param("from", utc(from))
                .param("to", utc(to))
                .param("at", behind == null ? null : utc(behind.startedAt()))
                .param("behind", behind == null ? null : behind.id())
                .param("limit", limit)
                .query(TimeEntryRows::shown)
                .list();
    }

    /** @param startedAt and, of those that start together, the id */
    record Place(Instant startedAt, UUID id) {
        static Place of(Shown shown) {
            return new Place(shown.entry().startedAt(), shown.entry().id().value());
        }
    }

    private static UUID @Nullable [] uuids(@Nullable Collection<ProjectId> projects) {
        return projects == null ? null : projects.stream().map(ProjectId::value).toArray(UUID[]::new);
    }

    private static Shown shown(ResultSet row, int number) throws SQLException {
        return new Shown(
                map(row, number), row.getString("title"), row.getBoolean("deleted"), row.getBoolean("overlapping"));
    }

    private static TimeEntry map(ResultSet row, int number) throws SQLException {
        return new TimeEntry(
                new TimeEntryId(row.getObject("id", UUID.class)),
                new TaskId(row.getObject("task_id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "ended_at"),
                row.getString("note"),
                row.getBoolean("billable"),
                row.getLong("version"),
                Objects.requireNonNull(instant(row, "created_at")));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
