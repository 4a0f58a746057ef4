package io.taskloom.engine.time;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TIME)
@RequestMapping("/api/v1/tasks/{task}/time-entries")
@Tag(name = "Time", description = "Time spent on tasks: entries, the timer, timesheets.")
class TimeEntryController {

    private final TimeEntries entries;

    TimeEntryController(TimeEntries entries) {
        this.entries = entries;
    }

    @GetMapping
    @Operation(
            summary = "Time spent on a task, the last begun first",
            description = "Everybody's. Timers that run are not among it: they count once they are stopped.")
    Page<TimeEntryView> list(Actor actor, @PathVariable TaskId task, PageRequest page) {
        return entries.list(actor, task, page);
    }

    @PostMapping
    @Operation(
            summary = "Enter time by hand",
            description =
                    "One's own. Either endedAt or duration; at most 24 hours, not in the future. Entries may overlap,"
                            + " and say so. 409 time-locked, which names the date, if it begins before the workspace's lock.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TimeEntryView> add(Actor actor, @PathVariable TaskId task, @Valid @RequestBody NewTimeEntry input) {
        TimeEntryView made = entries.add(actor, task, input);
        return ResponseEntity.created(URI.create("/api/v1/tasks/%s/time-entries/%s".formatted(task, made.id())))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping("/{entry}")
    @Operation(summary = "One entry")
    ResponseEntity<TimeEntryView> get(Actor actor, @PathVariable TaskId task, @PathVariable TimeEntryId entry) {
        return answer(entries.get(actor, task, entry));
    }

    @PatchMapping(
            path = "/{entry}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(
            summary = "Change an entry",
            description =
                    "One's own, and everybody's for the project's owners. Of a timer that runs, its start and note.")
    ResponseEntity<TimeEntryView> edit(
            Actor actor,
            @PathVariable TaskId task,
            @PathVariable TimeEntryId entry,
            @Valid @RequestBody TimeEntryPatch patch,
            IfMatch ifMatch) {
        return answer(entries.edit(actor, task, entry, patch, ifMatch));
    }

    @DeleteMapping("/{entry}")
    @Operation(
            summary = "Take an entry back",
            description = "One's own, and everybody's for the project's owners. A timer that runs is thrown away.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable TaskId task, @PathVariable TimeEntryId entry, IfMatch ifMatch) {
        entries.delete(actor, task, entry, ifMatch);
    }

    private static ResponseEntity<TimeEntryView> answer(TimeEntryView entry) {
        return ETags.ok(entry, entry.version());
    }
}
