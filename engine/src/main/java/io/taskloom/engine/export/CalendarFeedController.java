package io.taskloom.engine.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Page;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/calendar-feeds")
@Tag(name = "Calendar feeds", description = "Due dates for other calendars, by addresses that are their own keys.")
class CalendarFeedController {

    private final CalendarFeeds feeds;

    CalendarFeedController(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping
    @Operation(summary = "My calendar feeds", description = "All on one page, without their addresses.")
    Page<CalendarFeedView> list(Actor.Person actor) {
        return new Page<>(feeds.list(actor), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a calendar feed",
            description =
                    "Open tasks with a due date from 60 days ago to 400 days from now, as I see them whenever it is read."
                            + " The answer has the address, which is told only this once: whoever knows it reads the feed.")
    ResponseEntity<CalendarFeedView> create(Actor.Person actor, @Valid @RequestBody NewCalendarFeed input) {
        CalendarFeedView made = feeds.create(actor, input);
        return ResponseEntity.created(URI.create("/api/v1/me/calendar-feeds/" + made.id()))
                .body(made);
    }

    @DeleteMapping("/{feed}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a calendar feed", description = "Its address answers 404 from now on.")
    void delete(Actor.Person actor, @PathVariable CalendarFeedId feed) {
        feeds.delete(actor, feed);
    }
}
