package io.taskloom.engine.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The history of a task, newest first; of one in the bin as well, so that it can be told who put it there. */
@Service
public class TaskChanges {

    private static final String SELECT = "select id, at, actor_kind, actor_id, type, fields, version from task_change";

    private final TaskAccess access;
    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final People people;
    private final Cursors cursors;

    TaskChanges(TaskAccess access, JdbcTemplate jdbc, ObjectMapper json, People people, Cursors cursors) {
        this.access = access;
        this.jdbc = jdbc;
        this.json = json;
        this.people = people;
        this.cursors = cursors;
    }

    @Transactional(readOnly = true)
    public Page<ChangeView> list(Actor actor, TaskId id, PageRequest page) {
        return list(actor, id, page, "changes " + id, "");
    }

    /** Only those that made a version (promise T8). */
    @Transactional(readOnly = true)
    public Page<ChangeView> versions(Actor actor, TaskId id, PageRequest page) {
        return list(actor, id, page, "versions " + id, " and version is not null");
    }

    /** What made that version; for who may see the task. @throws NotFound if there was no such version */
    @Transactional(propagation = Propagation.MANDATORY)
    public ChangeView made(TaskId id, long version) {
        Row row = jdbc.query(SELECT + " where task_id = ? and version = ?", this::row, id.value(), version).stream()
                .findAny()
                .orElseThrow(() -> new NotFound("version", version));
        return row.view(people(List.of(row)));
    }

    /** The fields that have changed since that version, with their values in it; for who may see the task. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, JsonNode> since(TaskId id, long version) {
        var values = new HashMap<String, JsonNode>();
        jdbc.query(
                """
                select distinct on (f.field) f.field, f."from" as value
                from task_change c, jsonb_to_recordset(c.fields) as f (field text, "from" jsonb)
                where c.task_id = ? and c.version > ? order by f.field, c.version""",
                row -> {
                    String value = row.getString("value");
                    values.put(row.getString("field"), value == null ? NullNode.getInstance() : tree(value));
                },
                id.value(),
                version);
        return values;
    }

    /**
     * Whether somebody has done anything with it but that run, and but for what one person has done since a time; for who may see
     * the task.
     *
     * @param except null for nobody
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean touched(TaskId id, RunId run, @Nullable PersonId except, Instant since) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                select exists (
                    select from task_change where task_id = ? and actor_kind <> 'system'
                       and not (actor_kind = 'run' and actor_id = ?)
                       and not (actor_kind = 'person' and actor_id = ? and at >= ?))""",
                Boolean.class,
                id.value(),
                run.toString(),
                except == null ? "" : except.toString(),
                TaskRows.utc(since)));
    }

    private Page<ChangeView> list(Actor actor, TaskId id, PageRequest page, String list, String only) {
        access.findAnywhere(actor, id, ProjectRole.VIEWER);
        var parameters = new ArrayList<Object>(List.of(id.value()));
        String behind = "";
        if (page.cursor() != null) {
            parameters.add(cursors.read(list, page.cursor(), Place.class).id());
            behind = " and id < ?";
        }
        List<Row> rows = jdbc.query(
                SELECT + " where task_id = ?" + only + behind + " order by id desc limit " + (page.limit() + 1),
                this::row,
                parameters.toArray());
        Map<PersonId, PersonView> known = people(rows);
        return Page.of(rows, page, row -> cursors.write(list, new Place(row.id())))
                .map(row -> row.view(known));
    }

    private Map<PersonId, PersonView> people(List<Row> rows) {
        return people.find(rows.stream()
                .filter(row -> ActorColumns.namesPerson(row.actorKind()))
                .map(row -> PersonId.of(row.actorId()))
                .distinct()
                .toList());
    }

    private JsonNode tree(String value) {
        try {
            return json.readTree(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL answered what is no JSON", e);
        }
    }

    private Row row(ResultSet row, int number) throws SQLException {
        try {
            return new Row(
                    row.getObject("id", UUID.class),
                    TaskMapper.required(row, "at"),
                    row.getString("actor_kind"),
                    row.getString("actor_id"),
                    row.getString("type"),
                    json.readValue(row.getString("fields"), new TypeReference<>() {}),
                    row.getObject("version", Long.class));
        } catch (JsonProcessingException e) {
            throw new SQLException("Change " + row.getString("id") + " is not readable", e);
        }
    }

    private record Place(UUID id) {}

    private record Row(
            UUID id,
            Instant at,
            String actorKind,
            String actorId,
            String type,
            List<FieldChange> fields,
            @Nullable Long version) {

        ChangeView view(Map<PersonId, PersonView> known) {
            return new ChangeView(id, at, new ChangeView.By(actorKind, actorId, name(known)), type, fields, version);
        }

        private String name(Map<PersonId, PersonView> known) {
            return switch (actorKind) {
                case "person", "import", "quiet_import" -> {
                    PersonView person = known.get(PersonId.of(actorId));
                    yield person == null ? "Somebody" : person.name();
                }
                case "run" -> "Automation";
                default -> "Taskloom";
            };
        }
    }
}
