package io.taskloom.engine.notification;

import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Inboxes as their owners see them: what they may not see any more is not there. */
@Repository
class InboxRows {

    private static final String VISIBLE = """
            from notification n left join task_ref t on t.id = n.task_id
                left join automation_ref a on a.id = n.automation_id
            where n.person_id = :person and (n.automation_id is null or a.id is not null)
              and case when n.task_id is not null then t.project_id = any(:projects)
                       when n.project_id is not null then n.project_id = any(:projects)
                       else n.workspace_id = any(:workspaces) end
            """;

    private final JdbcClient jdbc;

    InboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody may see now. */
    record Sight(PersonId person, Collection<ProjectId> projects, Collection<WorkspaceId> workspaces) {

        UUID[] projectIds() {
            return projects.stream().map(ProjectId::value).toArray(UUID[]::new);
        }

        UUID[] workspaceIds() {
            return workspaces.stream().map(WorkspaceId::value).toArray(UUID[]::new);
        }
    }

    /** Where a list goes on: behind this one. */
    record Place(Instant at, UUID id) {}

    /** The newest first. */
    List<Row> list(Sight sight, boolean unread, @Nullable Place behind, int limit) {
        JdbcClient.StatementSpec query = jdbc.sql("select n.*, a.name as automation, t.title, t.status, t.due_at,"
                        + " t.project_id as task_project, t.workspace_id as task_workspace " + VISIBLE
                        + (unread ? " and n.read_at is null" : "")
                        + (behind == null ? "" : " and (n.at, n.id) < (:at, :id)")
                        + " order by n.at desc, n.id desc limit :limit")
                .param("limit", limit);
        if (behind != null) {
            query = query.param("at", NotificationRows.utc(behind.at())).param("id", behind.id());
        }
        return seenBy(query, sight).query(InboxRows::map).list();
    }

    long unread(Sight sight) {
        return seenBy(jdbc.sql("select count(*) " + VISIBLE + " and n.read_at is null"), sight)
                .query(Long.class)
                .single();
    }

    private static JdbcClient.StatementSpec seenBy(JdbcClient.StatementSpec query, Sight sight) {
        return query.param("person", sight.person().value())
                .param("projects", sight.projectIds())
                .param("workspaces", sight.workspaceIds());
    }

    Optional<Place> find(PersonId person, NotificationId id) {
        return jdbc.sql("select at, id from notification where id = ? and person_id = ?")
                .params(id.value(), person.value())
                .query((row, number) -> new Place(time(row, "at"), row.getObject("id", UUID.class)))
                .optional();
    }

    void read(PersonId person, NotificationId id, Instant now) {
        jdbc.sql("update notification set read_at = ? where id = ? and person_id = ? and read_at is null")
                .params(NotificationRows.utc(now), id.value(), person.value())
                .update();
    }

    /** @param upTo null for all */
    void readAll(PersonId person, @Nullable Place upTo, Instant now) {
        JdbcClient.StatementSpec update = jdbc.sql(
                        "update notification set read_at = :now where person_id = :person and read_at is null"
                                + (upTo == null ? "" : " and (at, id) <= (:at, :id)"))
                .param("now", NotificationRows.utc(now))
                .param("person", person.value());
        if (upTo != null) {
            update = update.param("at", NotificationRows.utc(upTo.at())).param("id", upTo.id());
        }
        update.update();
    }

    boolean delete(PersonId person, NotificationId id) {
        return jdbc.sql("delete from notification where id = ? and person_id = ?")
                        .params(id.value(), person.value())
                        .update()
                == 1;
    }

    /** As it is shown, without the names. */
    record Row(
            NotificationId id,
            Instant at,
            NotificationKind kind,
            ActorColumns actor,
            @Nullable TaskRef task,
            @Nullable UUID comment,
            @Nullable UUID reminder,
            @Nullable AutomationRef automation,
            WorkspaceId workspace,
            @Nullable ProjectId project,
            @Nullable String excerpt,
            @Nullable Instant readAt) {

        Place place() {
            return new Place(at, id.value());
        }
    }

    private static Row map(ResultSet row, int number) throws SQLException {
        UUID task = row.getObject("task_id", UUID.class);
        UUID project = row.getObject(task == null ? "project_id" : "task_project", UUID.class);
        return new Row(
                new NotificationId(row.getObject("id", UUID.class)),
                time(row, "at"),
                NotificationKind.of(row.getString("kind")),
                new ActorColumns(
                        row.getString("actor_kind"),
                        row.getString("actor_id"),
                        row.getObject("actor_person", UUID.class)),
                task == null ? null : task(row, task, project),
                row.getObject("comment_id", UUID.class),
                row.getObject("reminder_id", UUID.class),
                automation(row),
                new WorkspaceId(row.getObject(task == null ? "workspace_id" : "task_workspace", UUID.class)),
                project == null ? null : new ProjectId(project),
                row.getString("excerpt"),
                orNull(row, "read_at"));
    }

    private static @Nullable AutomationRef automation(ResultSet row) throws SQLException {
        UUID id = row.getObject("automation_id", UUID.class);
        return id == null ? null : new AutomationRef(id, row.getString("automation"));
    }

    private static TaskRef task(ResultSet row, UUID id, UUID project) throws SQLException {
        return new TaskRef(
                new TaskId(id),
                row.getString("title"),
                Status.of(row.getString("status")),
                new ProjectId(project),
                orNull(row, "due_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
