package io.taskloom.engine.admin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.outbox.ParkedEvent;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Admin", description = "For whoever runs the installation.")
@RequestMapping("/api/v1/admin/parked-events")
class ParkedEventController {

    private final DeadLetters letters;

    ParkedEventController(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    @Operation(summary = "Events that could not be handled, newest first")
    Page<View> list(SignedIn who, PageRequest page) {
        return letters.list(who, page).map(View::of);
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Hand one in again", description = "424 with the reason if it fails once more.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(SignedIn who, @PathVariable UUID id) {
        letters.retry(who, id);
    }

    /**
     * Without the event's data, which is other people's.
     *
     * @param consumer which part of the engine gave up
     * @param at of the last attempt
     */
    @Schema(name = "ParkedEvent")
    record View(
            UUID id,
            String consumer,
            UUID eventId,
            String type,
            @Nullable Long position,
            WorkspaceId workspaceId,
            @Nullable ProjectId projectId,
            DomainEvent.Subject subject,
            Instant time,
            String reason,
            Instant at) {

        static View of(ParkedEvent parked) {
            var event = parked.event();
            return new View(
                    parked.id(),
                    parked.consumer(),
                    event.id(),
                    event.type(),
                    event.position(),
                    event.workspace(),
                    event.project(),
                    event.subject(),
                    event.time(),
                    parked.reason(),
                    parked.at());
        }
    }
}
