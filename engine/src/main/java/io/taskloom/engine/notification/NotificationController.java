package io.taskloom.engine.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "Notifications", description = "My inbox.")
class NotificationController {

    private final Inbox inbox;

    NotificationController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    @Operation(summary = "What I am told, the newest first", description = "What I may not see any more is left out.")
    Inbox.Listing list(
            Actor.Person actor,
            @Parameter(description = "Without those that I have read") @RequestParam(defaultValue = "false")
                    boolean unread,
            PageRequest page) {
        return inbox.list(actor, unread, page);
    }

    @PostMapping("/{notification}/read")
    @Operation(summary = "I have read it")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Actor.Person actor, @PathVariable NotificationId notification) {
        inbox.read(actor, notification);
    }

    @PostMapping("/read")
    @Operation(summary = "I have read all of them, or all up to one")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(Actor.Person actor, @RequestBody(required = false) @Nullable Seen seen) {
        inbox.readAll(actor, seen == null ? null : seen.upTo());
    }

    @DeleteMapping("/{notification}")
    @Operation(summary = "Take it out of my inbox")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor.Person actor, @PathVariable NotificationId notification) {
        inbox.delete(actor, notification);
    }

    /** @param upTo the newest one that was seen; all if nothing is said */
    @Schema(name = "NotificationsSeen")
    record Seen(@Nullable NotificationId upTo) {}
}
