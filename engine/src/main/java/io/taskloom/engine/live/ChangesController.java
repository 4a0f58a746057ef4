package io.taskloom.engine.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.EventJson;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.PageRequest;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.EVENTS)
@Tag(name = "Live", description = "What happens, as it happens.")
class ChangesController {

    private final Changes changes;
    private final EventJson json;

    ChangesController(Changes changes, EventJson json) {
        this.changes = changes;
        this.json = json;
    }

    @GetMapping("/api/v1/changes")
    @Operation(
            summary = "Events since a position, oldest first",
            description = "Without since, only the newest position.")
    Events since(
            Actor.Person actor,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long since,
            PageRequest page) {
        Changes.Missed missed = changes.since(actor, since, page.limit());
        return new Events(missed.events().stream().<JsonNode>map(json::write).toList(), missed.next());
    }

    /** @param next what to ask for as {@code since} next time */
    record Events(
            @ArraySchema(schema = @Schema(implementation = Event.class))
            List<JsonNode> items,

            long next) {}

    /**
     * What {@link EventJson} writes, for the API's description.
     *
     * @param only there only where it is meant for one person: the reader
     * @param depth how many runs led to it
     */
    record Event(
            @Nullable Long position,
            UUID id,
            String type,
            Instant time,
            WorkspaceId workspaceId,
            @Nullable ProjectId projectId,
            @Nullable PersonId only,
            By actor,
            DomainEvent.Subject subject,
            int depth,
            Map<String, Object> data) {

        /** @param onBehalfOf whose rights a run has */
        @Schema(name = "EventActor")
        record By(
                String kind, @Nullable String id, @Nullable PersonId onBehalfOf) {}
    }
}
