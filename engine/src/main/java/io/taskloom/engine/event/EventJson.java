package io.taskloom.engine.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one JSON shape of an event, the same in Kafka, on the WebSocket and in the REST API: {@code position id type time
 * workspaceId projectId actor{kind,id,onBehalfOf} subject{kind,id} depth data}, and {@code only} where it is
 * meant for one person. Times are RFC 3339 in UTC.
 */
@Component
public class EventJson {

    private final ObjectMapper json;

    public EventJson(ObjectMapper json) {
        this.json = json;
    }

    public ObjectNode write(Recorded event) {
        ObjectNode node = json.createObjectNode();
        node.put("position", event.position());
        node.put("id", event.id().toString());
        node.put("type", event.type());
        node.put("time", event.time().toString());
        node.put("workspaceId", event.workspace().toString());
        node.put("projectId", event.project() == null ? null : event.project().toString());
        if (event.only() != null) {
            node.put("only", event.only().toString());
        }
        ActorColumns actor = ActorColumns.of(event.actor());
        node.putObject("actor")
                .put("kind", actor.kind())
                .put("id", actor.id())
                .put(
                        "onBehalfOf",
                        actor.person() == null ? null : actor.person().toString());
        node.putObject("subject")
                .put("kind", event.subject().kind())
                .put("id", event.subject().id().toString());
        node.put("depth", event.depth());
        node.set("data", event.data());
        return node;
    }

    /** @throws IllegalArgumentException if the text is not what {@link #write} gives */
    public Recorded read(String text) {
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an event", e);
        }
        int depth = node.path("depth").asInt();
        JsonNode actor = node.path("actor");
        String project = textOrNull(node.path("projectId"));
        String only = textOrNull(node.path("only"));
        String onBehalfOf = textOrNull(actor.path("onBehalfOf"));
        JsonNode position = node.path("position");
        return new Recorded(
                UUID.fromString(node.path("id").asText()),
                position.isNumber() ? position.asLong() : null,
                node.path("type").asText(),
                WorkspaceId.of(node.path("workspaceId").asText()),
                project == null ? null : ProjectId.of(project),
                only == null ? null : PersonId.of(only),
                new ActorColumns(
                                actor.path("kind").asText(),
                                actor.path("id").asText(),
                                onBehalfOf == null ? null : UUID.fromString(onBehalfOf))
                        .actor(depth),
                new DomainEvent.Subject(
                        node.path("subject").path("kind").asText(),
                        UUID.fromString(node.path("subject").path("id").asText())),
                Instant.parse(node.path("time").asText()),
                depth,
                node.path("data"));
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isNull() || node instanceof MissingNode ? null : node.asText();
    }
}
