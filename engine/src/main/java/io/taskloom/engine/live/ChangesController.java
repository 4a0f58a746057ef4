package io.taskloom.engine.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.EventJson;
import io.taskloom.engine.web.PageRequest;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "live")
class ChangesController {

    private final Changes changes;
    private final EventJson json;

    ChangesController(Changes changes, EventJson json) {
        this.changes = changes;
        this.json = json;
    }

    @GetMapping("/api/v1/changes")
    @Operation(summary = "Events since a position, oldest first; without since, only the newest position")
    Events since(
            Actor.Person actor,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long since,
            PageRequest page) {
        Changes.Missed missed = changes.since(actor, since, page.limit());
        return new Events(missed.events().stream().<JsonNode>map(json::write).toList(), missed.next());
    }

    /** @param next what to ask for as {@code since} next time */
    record Events(List<JsonNode> items, long next) {}
}
