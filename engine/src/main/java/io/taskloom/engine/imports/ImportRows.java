package io.taskloom.engine.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imports themselves, and which node works on one. */
@Repository
class ImportRows {

    private static final String AT_WORK = "('checking', 'running', 'undoing')";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ImportRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(TaskImport each) {
        jdbc.sql("""
                        insert into task_import
                            (id, project_id, workspace_id, person_id, file_name, size, state, shape, plan, lines, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)""")
                .params(
                        each.id().value(),
                        each.project().value(),
                        each.workspace().value(),
                        each.person().value(),
                        each.fileName(),
                        each.size(),
                        each.state().column(),
                        write(each.shape()),
                        write(each.plan()),
                        each.lines(),
                        utc(each.createdAt()),
                        utc(each.updatedAt()))
                .update();
    }

    Optional<TaskImport> find(ImportId id) {
        return jdbc.sql("select * from task_import where id = ?")
                .param(id.value())
                .query(this::map)
                .optional();
    }

    Optional<TaskImport> lock(ImportId id) {
        return jdbc.sql("select * from task_import where id = ? for update")
                .param(id.value())
                .query(this::map)
                .optional();
    }

    /** Of a person in a project, the newest first. */
    List<TaskImport> of(PersonId person, ProjectId project, @Nullable UUID behind, int limit) {
        return jdbc.sql("""
                        select * from task_import
                        where person_id = :person and project_id = :project and state <> 'uploading'
                            and (:behind::uuid is null or id < :behind)
                        order by id desc limit :limit""")
                .param("person", person.value())
                .param("project", project.value())
                .param("behind", behind)
                .param("limit", limit)
                .query(this::map)
                .list();
    }

    /** One at a time asks for a place in a workspace, until the transaction ends. @return how many are at work there */
    int atWork(WorkspaceId workspace) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1220))")
                .param(workspace.toString())
                .query((row, number) -> 0)
                .list();
        return jdbc.sql("select count(*) from task_import where workspace_id = ? and state in " + AT_WORK)
                .param(workspace.value())
                .query(Integer.class)
                .single();
    }

    void uploaded(ImportId id, Instant now) {
        jdbc.sql("update task_import set state = 'ready', updated_at = ? where id = ? and state = 'uploading'")
                .params(utc(now), id.value())
                .update();
    }

    void plan(ImportId id, Shape shape, Plan plan, int lines, Instant now) {
        jdbc.sql("""
                        update task_import set state = 'ready', shape = ?::jsonb, plan = ?::jsonb, lines = ?, updated_at = ?
                        where id = ?""")
                .params(write(shape), write(plan), lines, utc(now), id.value())
                .update();
    }

    /** From the first line on, with nothing made or refused. */
    void begin(ImportId id, ImportState state, Instant now) {
        for (String table : List.of("row", "refusal", "value", "made")) {
            jdbc.sql("delete from task_import_" + table + " where import_id = ?")
                    .param(id.value())
                    .update();
        }
        jdbc.sql("""
                        update task_import set state = ?, reason = null, cursor_line = 0, pass = 1, deferred = 0, progressed = 0,
                            tasks = 0, sections = 0, tags = 0, choices = 0, comments = 0, refused = 0, removed = 0, kept = 0,
                            people = '{}', failures = 0, lease_by = null, lease_until = null, started_at = ?, updated_at = ?
                        where id = ?""").params(state.column(), utc(now), utc(now), id.value()).update();
    }

    void turn(ImportId id, ImportState state, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update task_import set state = ?, reason = ?, failures = 0, lease_by = null, lease_until = null,
                            updated_at = ? where id = ?""").params(state.column(), reason, utc(now), id.value()).update();
    }

    /** Goes on where it was, with its time beginning anew. */
    void resume(ImportId id, Instant now) {
        turn(id, ImportState.RUNNING, null, now);
        jdbc.sql("update task_import set started_at = ? where id = ?")
                .params(utc(now), id.value())
                .update();
    }

    void undo(ImportId id, boolean changed, Instant now) {
        turn(id, ImportState.UNDOING, null, now);
        jdbc.sql(
                        "update task_import set undo_changed = ?, kept = 0, cursor_line = 2147483647, started_at = ? where id = ?")
                .params(changed, utc(now), id.value())
                .update();
        jdbc.sql("update task_import_row set kept = null where import_id = ? and kept is not null")
                .param(id.value())
                .update();
    }

    /** Takes one that nobody works on. */
    Optional<ImportId> claim(UUID node, Instant now, Instant until) {
        return jdbc.sql("update task_import set lease_by = :node, lease_until = :until where id = ("
                        + "select id from task_import where state in " + AT_WORK
                        + " and (lease_until is null or lease_until < :now)"
                        + " order by updated_at limit 1 for update skip locked) returning id")
                .param("node", node)
                .param("until", utc(until))
                .param("now", utc(now))
                .query((row, number) -> new ImportId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** For as long as the transaction lasts, and the lease anew. @return empty if another has it, or nobody shall */
    Optional<TaskImport> hold(ImportId id, UUID node, Instant until) {
        return jdbc.sql("update task_import set lease_until = ? where id = ? and lease_by = ? and state in " + AT_WORK
                        + " returning *")
                .params(utc(until), id.value(), node)
                .query(this::map)
                .optional();
    }

    /** A node that stops lets go of what it has. */
    void release(UUID node) {
        jdbc.sql("update task_import set lease_by = null, lease_until = null where lease_by = ?")
                .param(node)
                .update();
    }

    /** @return how often in a row now */
    int failed(ImportId id, UUID node, Instant until) {
        return jdbc.sql("""
                        update task_import set failures = failures + 1, lease_until = ? where id = ? and lease_by = ?
                        returning failures""")
                .params(utc(until), id.value(), node)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** What a batch has done. */
    void progress(
            ImportId id, int cursor, int deferred, int progressed, TaskImport.Counts more, List<PersonId> people) {
        jdbc.sql("""
                        update task_import set cursor_line = :cursor, deferred = deferred + :deferred,
                            progressed = progressed + :progressed, tasks = tasks + :tasks, sections = sections + :sections,
                            tags = tags + :tags, choices = choices + :choices, comments = comments + :comments,
                            refused = refused + :refused, removed = removed + :removed, kept = kept + :kept, failures = 0,
                            people = (select array(select distinct unnest(people || :people::uuid[])))
                        where id = :id""")
                .param("cursor", cursor)
                .param("deferred", deferred)
                .param("progressed", progressed)
                .param("tasks", more.tasks())
                .param("sections", more.sections())
                .param("tags", more.tags())
                .param("choices", more.choices())
                .param("comments", more.comments())
                .param("refused", more.refused())
                .param("removed", more.removed())
                .param("kept", more.kept())
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("id", id.value())
                .update();
    }

    void nextPass(ImportId id, int pass) {
        jdbc.sql("update task_import set pass = ?, cursor_line = 0, deferred = 0, progressed = 0 where id = ?")
                .params(pass, id.value())
                .update();
    }

    List<PersonId> people(ImportId id) {
        return jdbc.sql("select people from task_import where id = ?")
                .param(id.value())
                .query((row, number) -> Arrays.stream(
                                (UUID[]) row.getArray("people").getArray())
                        .map(PersonId::new)
                        .toList())
                .single();
    }

    void delete(ImportId id) {
        jdbc.sql("delete from task_import where id = ?").param(id.value()).update();
    }

    /** Those of which nothing is to be known any more, and uploads that never came to an end. @return how many */
    int forget(Instant unchangedSince, Instant uploadingSince, int limit) {
        return jdbc.sql("""
                        delete from task_import where id in (
                            select id from task_import where (updated_at < ? and state not in ('checking', 'running', 'undoing'))
                                or (state = 'uploading' and created_at < ?) limit ? for update skip locked)""")
                .params(utc(unchangedSince), utc(uploadingSince), limit)
                .update();
    }

    private TaskImport map(ResultSet row, int number) throws SQLException {
        return new TaskImport(
                new ImportId(row.getObject("id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("file_name"),
                row.getLong("size"),
                ImportState.of(row.getString("state")),
                row.getString("reason"),
                read(row.getString("shape"), Shape.class),
                read(row.getString("plan"), Plan.class),
                row.getInt("lines"),
                row.getInt("cursor_line"),
                row.getInt("pass"),
                row.getInt("deferred"),
                row.getInt("progressed"),
                new TaskImport.Counts(
                        row.getInt("tasks"),
                        row.getInt("sections"),
                        row.getInt("tags"),
                        row.getInt("choices"),
                        row.getInt("comments"),
                        row.getInt("refused"),
                        row.getInt("removed"),
                        row.getInt("kept")),
                row.getBoolean("undo_changed"),
                row.getInt("failures"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("started_at", OffsetDateTime.class)));
    }

    private <T> T read(String text, Class<T> type) throws SQLException {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("An import is kept in a way that is not readable", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An import holds what is no JSON", e);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
