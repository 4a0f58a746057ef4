package io.taskloom.engine.task;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a task from a row of {@link #COLUMNS}. */
final class TaskMapper {

    static final String COLUMNS = """
            t.id, t.project_id, t.workspace_id, t.title, t.description, t.status, t.priority, t.start_at, t.due_at,
            t.time_zone, t.overdue, t.reporter_id, t.kind, t.form_key, t.candidate_groups, t.origin_kind, t.origin_id,
            t.origin_step, t.instance_id, t.user_task_id, t.version, t.created_at, t.updated_at, t.completed_at,
            array(select a.person_id from task_assignee a where a.task_id = t.id order by a.position) as assignees
            """;

    private TaskMapper() {}

    static Task map(ResultSet row, int number) throws SQLException {
        UUID reporter = row.getObject("reporter_id", UUID.class);
        return new Task(
                new TaskId(uuid(row, "id")),
                new ProjectId(uuid(row, "project_id")),
                new WorkspaceId(uuid(row, "workspace_id")),
                details(row),
                Status.of(row.getString("status")),
                row.getBoolean("overdue"),
                Kind.of(row.getString("kind")),
                reporter == null ? null : new PersonId(reporter),
                new Origin(
                        row.getString("origin_kind"),
                        row.getObject("origin_id", UUID.class),
                        row.getObject("origin_step", UUID.class)),
                flow(row),
                row.getLong("version"),
                required(row, "created_at"),
                required(row, "updated_at"),
                instant(row, "completed_at"));
    }

    private static Details details(ResultSet row) throws SQLException {
        return new Details(
                row.getString("title"),
                row.getString("description"),
                Priority.of(row.getInt("priority")),
                new Schedule(instant(row, "start_at"), instant(row, "due_at"), row.getString("time_zone")),
                list(row, "assignees", id -> new PersonId((UUID) id)));
    }

    private static @Nullable Flow flow(ResultSet row) throws SQLException {
        UUID instance = row.getObject("instance_id", UUID.class);
        UUID userTask = row.getObject("user_task_id", UUID.class);
        if (instance == null || userTask == null) {
            return null;
        }
        return new Flow(
                new InstanceId(instance),
                new UserTaskId(userTask),
                row.getString("form_key"),
                list(row, "candidate_groups", String::valueOf));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static <T> List<T> list(ResultSet row, String column, Function<Object, T> read) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray()).map(read).toList();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
