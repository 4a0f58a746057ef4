package io.taskloom.engine.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.field.FieldId;
import io.taskloom.engine.task.field.FieldValues;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.tag.TagId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a task from a row of {@link #COLUMNS}. */
final class TaskMapper {

    static final String ASSIGNEES = """
            array(select a.person_id from task_assignee a where a.task_id = t.id order by a.position) as assignees
            """.strip();

    // Neither a plain "exists" for sub-tasks nor one without "offset" for blockers: the planner would hash a whole
    // table to
    // ask each row.
    static final String SUBTASKS = """
            case when (select true from task c where c.parent_id = t.id limit 1) then (
                with recursive below (id, status) as (
                    select c.id, c.status from task c where c.parent_id = t.id and c.deleted_at is null
                    union all
                    select c.id, c.status from task c join below b on c.parent_id = b.id where c.deleted_at is null)
                select array[count(*) filter (where b.status <> 'cancelled'), count(*) filter (where b.status = 'done')]
                from below b) end as subtasks
            """.strip();

    static final String BLOCKED = """
            t.constrained and exists (
                select from task_dependency d join task b on b.id = d.task_id
                where d.other_id = t.id and d.kind = 'blocks' and b.status in ('todo', 'in_progress')
                    and b.deleted_at is null and b.archived_at is null offset 0) as blocked
            """.strip();

    static final String COLUMNS = """
            t.id, t.project_id, t.workspace_id, t.title, t.description, t.status, t.priority, t.start_at, t.due_at,
            t.time_zone, t.overdue, t.reporter_id, t.kind, t.form_key, t.candidate_groups, t.origin_kind, t.origin_id,
            t.origin_step, t.instance_id, t.user_task_id, t.version, t.created_at, t.updated_at, t.completed_at,
            t.section_id, t.rank, t.parent_id, t.archived_at, t.archived_with, t.deleted_at, t.deleted_with, t.comment_count,
            t.recurring, t.estimate, t.time_spent, t.work_flow, t.step_id, t.step_name, t.step_waits,
            t.attachment_count,
            %s,
            array(select m.tag_id from task_tag m where m.task_id = t.id) as tags,
            (select jsonb_object_agg(v.field_id, coalesce(to_jsonb(v.text_value), to_jsonb(v.number_value),
                to_jsonb(v.date_value), to_jsonb(v.flag_value), to_jsonb(v.choice_id), to_jsonb(v.person_id)))
             from task_field v where v.task_id = t.id) as fields,
            %s,
            t.constrained, t.lease_holder, t.lease_until,
            %s
            """.formatted(ASSIGNEES, SUBTASKS, BLOCKED);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

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
                place(row),
                shelf(row),
                row.getLong("version"),
                required(row, "created_at"),
                required(row, "updated_at"),
                instant(row, "completed_at"),
                around(row));
    }

    private static Details details(ResultSet row) throws SQLException {
        return new Details(
                row.getString("title"),
                row.getString("description"),
                Priority.of(row.getInt("priority")),
                new Schedule(instant(row, "start_at"), instant(row, "due_at"), row.getString("time_zone")),
                list(row, "assignees", id -> new PersonId((UUID) id)),
                list(row, "tags", id -> new TagId((UUID) id)),
                estimate(row),
                fields(row.getString("fields")));
    }

    private static Map<FieldId, Object> fields(@Nullable String json) throws SQLException {
        if (json == null) {
            return Map.of();
        }
        try {
            Map<FieldId, Object> fields = new HashMap<>();
            JSON.readValue(json, VALUES).forEach((id, value) -> fields.put(FieldId.of(id), FieldValues.plain(value)));
            return fields;
        } catch (JsonProcessingException e) {
            throw new SQLException("Values are not readable", e);
        }
    }

    private static @Nullable Duration estimate(ResultSet row) throws SQLException {
        int seconds = row.getInt("estimate");
        return row.wasNull() ? null : Duration.ofSeconds(seconds);
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
                list(row, "candidate_groups", String::valueOf),
                step(row));
    }

    private static @Nullable WorkStep step(ResultSet row) throws SQLException {
        String definition = row.getString("work_flow");
        return definition == null
                ? null
                : new WorkStep(
                        definition, row.getString("step_id"), row.getString("step_name"), row.getBoolean("step_waits"));
    }

    private static Place place(ResultSet row) throws SQLException {
        UUID section = row.getObject("section_id", UUID.class);
        return new Place(
                section == null ? null : new SectionId(section), row.getString("rank"), task(row, "parent_id"));
    }

    private static Shelf shelf(ResultSet row) throws SQLException {
        Instant archived = instant(row, "archived_at");
        Instant deleted = instant(row, "deleted_at");
        return archived == null && deleted == null
                ? Shelf.NONE
                : new Shelf(archived, task(row, "archived_with"), deleted, task(row, "deleted_with"));
    }

    private static Surroundings around(ResultSet row) throws SQLException {
        UUID holder = row.getObject("lease_holder", UUID.class);
        return new Surroundings(
                progress(row),
                row.getBoolean("blocked"),
                row.getBoolean("constrained"),
                row.getInt("comment_count"),
                row.getBoolean("recurring"),
                Duration.ofSeconds(row.getLong("time_spent")),
                row.getInt("attachment_count"),
                holder == null ? null : new Lease(new PersonId(holder), required(row, "lease_until")));
    }

    static TaskView.Progress progress(ResultSet row) throws SQLException {
        List<Integer> subtasks = list(row, "subtasks", count -> ((Number) count).intValue());
        return subtasks.isEmpty()
                ? Surroundings.NONE.subtasks()
                : new TaskView.Progress(subtasks.getFirst(), subtasks.getLast());
    }

    static @Nullable TaskId task(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new TaskId(id);
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static <T> List<T> list(ResultSet row, String column, Function<Object, T> read) throws SQLException {
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
