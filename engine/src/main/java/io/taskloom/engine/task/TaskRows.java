package io.taskloom.engine.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.field.FieldId;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.tag.TagId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of tasks. A task, its people and its change row are written by one statement: creating tasks is a hot path (P4). */
@Repository
class TaskRows {

    private static final String CHANGE = """
            insert into task_change (id, task_id, at, actor_kind, actor_id, actor_person, type, fields, version)
            """;

    private static final String INSERT = """
            with t as (
                insert into task (id, project_id, workspace_id, title, description, status, priority, start_at, due_at,
                    time_zone, overdue, reporter_id, kind, form_key, candidate_groups, origin_kind, origin_id, origin_step,
                    instance_id, user_task_id, work_flow, step_id, step_name, step_waits, section_id, rank, parent_id, estimate,
                    version, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)),
            c as (%s values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?))
            insert into task_assignee (task_id, person_id, position)
            select ?, a.person, a.position from unnest(?::uuid[]) with ordinality as a (person, position)
            """.formatted(CHANGE);

    private static final String UPDATE = """
            with t as (
                update task set project_id = ?, workspace_id = ?, title = ?, description = ?, status = ?, priority = ?, start_at = ?, due_at = ?,
                    time_zone = ?, overdue = ?, instance_id = ?, user_task_id = ?, candidate_groups = ?,
                    work_flow = ?, step_id = ?, step_name = ?, step_waits = ?, section_id = ?, rank = ?, parent_id = ?,
                    estimate = ?,
                    archived_at = ?, archived_with = ?, deleted_at = ?, deleted_with = ?, version = ?, updated_at = ?,
                    completed_at = ?
                where id = ? and version = ? returning id)
            %s select ?, t.id, ?, ?, ?, ?, ?, ?::jsonb, ? from t
            """.formatted(CHANGE);

    // Each value goes to the column of its field's type.
    private static final String PUT_FIELDS = """
            insert into task_field (task_id, field_id, text_value, number_value, date_value, flag_value, choice_id, person_id)
            select ?, f.id, case when f.type in ('text', 'url') then v.value end,
                case when f.type = 'number' then v.value::numeric end, case when f.type = 'date' then v.value::date end,
                case when f.type = 'checkbox' then v.value::boolean end, case when f.type = 'choice' then v.value::uuid end,
                case when f.type = 'person' then v.value::uuid end
            from unnest(?::uuid[], ?::text[]) as v (field, value) join custom_field f on f.id = v.field
            on conflict (task_id, field_id) do update set text_value = excluded.text_value,
                number_value = excluded.number_value, date_value = excluded.date_value, flag_value = excluded.flag_value,
                choice_id = excluded.choice_id, person_id = excluded.person_id
            """;

    private static final String ELSEWHERE = """
            from task where project_id = ? and deleted_at is null and archived_at is null
              and status in ('todo', 'in_progress') and kind = 'task' and work_flow is distinct from ?::text""";

    private static final String ANYWHERE = "select " + TaskMapper.COLUMNS + " from task t where ";

    private static final String SELECT = ANYWHERE + "t.deleted_at is null and ";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    TaskRows(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Task task, Change change) {
        Details details = task.details();
        Flow flow = task.flow();
        WorkStep step = task.step();
        ActorColumns actor = ActorColumns.of(change.actor());
        jdbc.update(
                INSERT,
                task.id().value(),
                task.project().value(),
                task.workspace().value(),
                details.title(),
                details.description(),
                task.status().word(),
                details.priority().ordinal(),
                utc(details.schedule().startAt()),
                utc(details.schedule().dueAt()),
                details.schedule().timeZone(),
                task.overdue(),
                task.reporter() == null ? null : task.reporter().value(),
                task.kind().word(),
                flow == null ? null : flow.formKey(),
                flow == null ? new String[0] : flow.candidates().toArray(String[]::new),
                task.origin().kind(),
                task.origin().id(),
                task.origin().step(),
                flow == null ? null : flow.instance().value(),
                flow == null ? null : flow.userTask().value(),
                step == null ? null : step.definition(),
                step == null ? null : step.id(),
                step == null ? null : step.name(),
                step == null ? null : step.waits(),
                uuid(task.place().section()),
                task.place().rank(),
                uuid(task.place().parent()),
                seconds(details.estimate()),
                task.version(),
                utc(task.createdAt()),
                utc(task.updatedAt()),
                Ids.next(),
                task.id().value(),
                utc(change.at()),
                actor.kind(),
                actor.id(),
                actor.person(),
                change.type(),
                write(change.fields()),
                task.version(),
                task.id().value(),
                uuids(details.assignees()));
        if (!details.tags().isEmpty()) {
            insertTags(task);
        }
        if (!details.fields().isEmpty()) {
            putFields(task.id(), details.fields());
        }
    }

    /** @param before the state that was read and locked */
    void update(Task before, Task after, Change change) {
        Details details = after.details();
        Flow flow = after.flow();
        WorkStep step = after.step();
        ActorColumns actor = ActorColumns.of(change.actor());
        int rows = jdbc.update(
                UPDATE,
                after.project().value(),
                after.workspace().value(),
                details.title(),
                details.description(),
                after.status().word(),
                details.priority().ordinal(),
                utc(details.schedule().startAt()),
                utc(details.schedule().dueAt()),
                details.schedule().timeZone(),
                after.overdue(),
                flow == null ? null : flow.instance().value(),
                flow == null ? null : flow.userTask().value(),
                flow == null ? new String[0] : flow.candidates().toArray(String[]::new),
                step == null ? null : step.definition(),
                step == null ? null : step.id(),
                step == null ? null : step.name(),
                step == null ? null : step.waits(),
                uuid(after.place().section()),
                after.place().rank(),
                uuid(after.place().parent()),
                seconds(details.estimate()),
                utc(after.shelf().archivedAt()),
                uuid(after.shelf().archivedWith()),
                utc(after.shelf().deletedAt()),
                uuid(after.shelf().deletedWith()),
                after.version(),
                utc(after.updatedAt()),
                utc(after.completedAt()),
                before.id().value(),
                before.version(),
                Ids.next(),
                utc(change.at()),
                actor.kind(),
                actor.id(),
                actor.person(),
                change.type(),
                write(change.fields()),
                after.version());
        if (rows == 0) {
            throw new OptimisticLockingFailureException("task " + before.id() + " changed meanwhile");
        }
        if (!before.details().tags().equals(details.tags())) {
            jdbc.update("delete from task_tag where task_id = ?", before.id().value());
            insertTags(after);
        }
        if (!before.details().fields().equals(details.fields())) {
            updateFields(before.id(), before.details().fields(), details.fields());
        }
        if (!before.details().assignees().equals(details.assignees())) {
            jdbc.update(
                    "delete from task_assignee where task_id = ?", before.id().value());
            jdbc.update("""
                    insert into task_assignee (task_id, person_id, position)
                    select ?, a.person, a.position from unnest(?::uuid[]) with ordinality as a (person, position)""", before.id().value(), uuids(details.assignees()));
        }
    }

    private void insertTags(Task task) {
        jdbc.update(
                "insert into task_tag (task_id, tag_id) select ?, tag from unnest(?::uuid[]) as m (tag)",
                task.id().value(),
                task.details().tags().stream().map(TagId::value).toArray(UUID[]::new));
    }

    private void updateFields(TaskId task, Map<FieldId, Object> before, Map<FieldId, Object> after) {
        UUID[] gone = before.keySet().stream()
                .filter(field -> !after.containsKey(field))
                .map(FieldId::value)
                .toArray(UUID[]::new);
        if (gone.length > 0) {
            jdbc.update("delete from task_field where task_id = ? and field_id = any (?)", task.value(), gone);
        }
        Map<FieldId, Object> changed = new HashMap<>(after);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        if (!changed.isEmpty()) {
            putFields(task, changed);
        }
    }

    private void putFields(TaskId task, Map<FieldId, Object> values) {
        List<Map.Entry<FieldId, Object>> entries = List.copyOf(values.entrySet());
        jdbc.update(
                PUT_FIELDS,
                task.value(),
                entries.stream().map(entry -> entry.getKey().value()).toArray(UUID[]::new),
                entries.stream()
                        .map(entry -> entry.getValue() instanceof BigDecimal number
                                ? number.toPlainString()
                                : entry.getValue().toString())
                        .toArray(String[]::new));
    }

    Optional<Task> find(TaskId id) {
        return one(SELECT + "t.id = ?", id.value());
    }

    /** Locks it until the transaction ends, so that whoever comes next sees what this one did. */
    Optional<Task> lock(TaskId id) {
        return one(SELECT + "t.id = ? for no key update of t", id.value());
    }

    Optional<Task> lockStep(UserTaskId id) {
        return one(SELECT + "t.user_task_id = ? and t.kind = 'step' for no key update of t", id.value());
    }

    Optional<Task> madeBy(UUID step) {
        return one(SELECT + "t.origin_step = ?", step);
    }

    /** Wherever it is kept, also in the bin. */
    Optional<Task> findAnywhere(TaskId id) {
        return one(ANYWHERE + "t.id = ?", id.value());
    }

    List<Task> findAnywhere(List<TaskId> ids) {
        return jdbc.query(ANYWHERE + "t.id = any (?)", TaskMapper::map, (Object)
                ids.stream().map(TaskId::value).toArray(UUID[]::new));
    }

    Optional<Task> lockAnywhere(TaskId id) {
        return one(ANYWHERE + "t.id = ? for no key update of t", id.value());
    }

    /** Open ones in sight that follow something else. @param definition empty for the built-in life cycle */
    List<TaskId> following(ProjectId project, Optional<String> definition, int limit) {
        return jdbc.query(
                "select id " + ELSEWHERE + " order by id limit " + limit,
                (row, number) -> new TaskId(row.getObject("id", UUID.class)),
                project.value(),
                definition.orElse(null));
    }

    /** Who brought the task into the column where it stands, if that was a person. */
    Optional<PersonId> movedBy(TaskId id) {
        return jdbc
                .query(
                        """
                        select actor_kind, actor_id from task_change
                        where task_id = ? and fields @> '[{"field": "step"}]' order by id desc limit 1""",
                        (row, number) -> ActorColumns.namesPerson(row.getString("actor_kind"))
                                ? Optional.of(PersonId.of(row.getString("actor_id")))
                                : Optional.<PersonId>empty(),
                        id.value())
                .stream()
                .flatMap(Optional::stream)
                .findAny();
    }

    long countFollowing(ProjectId project, Optional<String> definition) {
        Long count = jdbc.queryForObject(
                "select count(*) " + ELSEWHERE, Long.class, project.value(), definition.orElse(null));
        return count == null ? 0 : count;
    }

    /** Of a project, wherever they are kept. */
    List<Task> lockSome(ProjectId project, int limit) {
        return jdbc.query(
                ANYWHERE + "t.project_id = ? order by t.id limit " + limit + " for update of t",
                TaskMapper::map,
                project.value());
    }

    /** The longest in the bin first; what somebody brings back just now is passed over. */
    List<TaskPurged> lockBinned(Instant until, int limit) {
        return jdbc.query(
                "select id, project_id, workspace_id from task where deleted_at < ? order by deleted_at limit " + limit
                        + " for update skip locked",
                (row, number) -> new TaskPurged(
                        new TaskId(row.getObject("id", UUID.class)),
                        new ProjectId(row.getObject("project_id", UUID.class)),
                        new WorkspaceId(row.getObject("workspace_id", UUID.class))),
                utc(until));
    }

    /** For good, with everything that hangs on them. */
    void purge(List<TaskId> ids) {
        UUID[] gone = ids.stream().map(TaskId::value).toArray(UUID[]::new);
        jdbc.update("delete from task_change where task_id = any (?)", (Object) gone);
        jdbc.update("delete from task where id = any (?)", (Object) gone);
    }

    private Optional<Task> one(String sql, UUID id) {
        return jdbc.query(sql, TaskMapper::map, id).stream().findAny();
    }

    private String write(List<FieldChange> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A change holds what is no JSON", e);
        }
    }

    private static @Nullable Integer seconds(@Nullable Duration duration) {
        return duration == null ? null : Math.toIntExact(duration.toSeconds());
    }

    private static @Nullable UUID uuid(@Nullable TaskId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable UUID uuid(@Nullable SectionId id) {
        return id == null ? null : id.value();
    }

    private static UUID[] uuids(List<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
