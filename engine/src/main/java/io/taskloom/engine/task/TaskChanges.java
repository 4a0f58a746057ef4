package io.taskloom.engine.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The history of a task, newest first; of one in the bin as well, so that it can be told who put it there. */
@Service
public class TaskChanges {

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
        access.findAnywhere(actor, id, ProjectRole.VIEWER);
        String list = "changes " + id;
        var parameters = new ArrayList<Object>(List.of(id.value()));
        String behind = "";
        if (page.cursor() != null) {
            parameters.add(cursors.read(list, page.cursor(), Place.class).id());
            behind = " and id < ?";
        }
        List<Row> rows = jdbc.query(
                "select id, at, actor_kind, actor_id, type, fields from task_change where task_id = ?" + behind
                        + " order by id desc limit " + (page.limit() + 1),
                this::row,
                parameters.toArray());
        Map<PersonId, PersonView> known = people.find(rows.stream()
                .filter(row -> row.actorKind().equals("person"))
                .map(row -> PersonId.of(row.actorId()))
                .distinct()
                .toList());
        return Page.of(rows, page, row -> cursors.write(list, new Place(row.id())))
                .map(row -> row.view(known));
    }

    private Row row(ResultSet row, int number) throws SQLException {
        try {
            return new Row(
                    row.getObject("id", UUID.class),
                    TaskMapper.required(row, "at"),
                    row.getString("actor_kind"),
                    row.getString("actor_id"),
                    row.getString("type"),
                    json.readValue(row.getString("fields"), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new SQLException("Change " + row.getString("id") + " is not readable", e);
        }
    }

    private record Place(UUID id) {}

    private record Row(UUID id, Instant at, String actorKind, String actorId, String type, List<FieldChange> fields) {

        ChangeView view(Map<PersonId, PersonView> known) {
            return new ChangeView(id, at, new ChangeView.By(actorKind, actorId, name(known)), type, fields);
        }

        private String name(Map<PersonId, PersonView> known) {
            return switch (actorKind) {
                case "person" -> {
                    PersonView person = known.get(PersonId.of(actorId));
                    yield person == null ? "Somebody" : person.name();
                }
                case "run" -> "Automation";
                default -> "Taskloom";
            };
        }
    }
}
