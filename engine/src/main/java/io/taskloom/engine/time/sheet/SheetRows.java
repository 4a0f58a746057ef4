package io.taskloom.engine.time.sheet;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.time.TimeEntryId;
import io.taskloom.engine.time.TimeScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what sheets are made of, batch by batch: the longest sheet takes no more memory than a short one. */
@Repository
class SheetRows {

    static final int BATCH = 2_000;

    private final JdbcClient jdbc;

    SheetRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Entries that have ended and reach into the time, the first begun first.
     *
     * @param behind the last one of the batch before
     */
    List<SheetEntry> batch(TimeScope scope, Instant from, Instant to, @Nullable SheetEntry behind) {
        return jdbc.sql("""
                        select e.*, t.title, t.deleted
                        from time_entry e join task_label t on t.id = e.task_id
                        where e.ended_at is not null and e.workspace_id = :workspace
                            and e.started_at > cast(:from as timestamptz) - interval '24 hours' and e.started_at < :to
                            and e.ended_at >= :from"""
                        + (scope.person() == null ? "" : " and e.person_id = :person")
                        + (scope.projects() == null ? "" : " and e.project_id = any (:projects)")
                        + (behind == null ? "" : " and (e.started_at, e.id) > (:at, :behind)")
                        + " order by e.started_at, e.id limit " + BATCH)
                .param("workspace", scope.workspace().value())
                .param("from", utc(from))
                .param("to", utc(to))
                .param("person", scope.person() == null ? null : scope.person().value())
                .param(
                        "projects",
                        scope.projects() == null
                                ? null
                                : scope.projects().stream()
                                        .map(ProjectId::value)
                                        .toArray(UUID[]::new))
                .param("at", behind == null ? null : utc(behind.startedAt()))
                .param("behind", behind == null ? null : behind.id().value())
                .query(SheetRows::map)
                .list();
    }

    /** Whether the person has ever spent time there. */
    boolean any(TimeScope scope, PersonId person) {
        return jdbc.sql("select exists (select from time_entry where person_id = ? and workspace_id = ?)")
                .params(person.value(), scope.workspace().value())
                .query(Boolean.class)
                .single();
    }

    private static SheetEntry map(ResultSet row, int number) throws SQLException {
        return new SheetEntry(
                new TimeEntryId(row.getObject("id", UUID.class)),
                new TaskId(row.getObject("task_id", UUID.class)),
                row.getString("title"),
                row.getBoolean("deleted"),
                new ProjectId(row.getObject("project_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getString("note"),
                row.getBoolean("billable"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
