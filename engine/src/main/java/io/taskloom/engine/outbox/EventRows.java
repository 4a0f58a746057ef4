package io.taskloom.engine.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads rows of the event table. */
@Component
class EventRows {

    static final String COLUMNS = """
            e.id, e.position, e.type, e.workspace, e.project, e.only_person, e.actor_kind, e.actor_id, e.actor_person,
            e.subject_kind, e.subject_id, e.slot, e.time, e.depth, e.data""";

    private final ObjectMapper json;

    EventRows(ObjectMapper json) {
        this.json = json;
    }

    Recorded read(ResultSet row) throws SQLException {
        UUID project = row.getObject("project", UUID.class);
        UUID only = row.getObject("only_person", UUID.class);
        long position = row.getLong("position");
        boolean numbered = !row.wasNull();
        int depth = row.getInt("depth");
        try {
            return new Recorded(
                    row.getObject("id", UUID.class),
                    numbered ? position : null,
                    row.getString("type"),
                    new WorkspaceId(row.getObject("workspace", UUID.class)),
                    project == null ? null : new ProjectId(project),
                    only == null ? null : new PersonId(only),
                    new ActorColumns(
                                    row.getString("actor_kind"),
                                    row.getString("actor_id"),
                                    row.getObject("actor_person", UUID.class))
                            .actor(depth),
                    new DomainEvent.Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                    row.getObject("time", OffsetDateTime.class).toInstant(),
                    depth,
                    json.readTree(row.getString("data")));
        } catch (JsonProcessingException e) {
            throw new SQLException("The event's data is no JSON", e);
        }
    }
}
