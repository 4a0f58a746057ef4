package io.taskloom.engine.recurrence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1")
@Tag(name = "Recurrence", description = "Tasks that repeat: completing one makes the next.")
class RecurrenceController {

    private final Recurrences recurrences;

    RecurrenceController(Recurrences recurrences) {
        this.recurrences = recurrences;
    }

    @GetMapping("/tasks/{task}/recurrence")
    @Operation(
            summary = "How a task repeats, and its next ten dates",
            responses = {
                @ApiResponse(responseCode = "200", useReturnTypeSchema = true),
                @ApiResponse(responseCode = "204", description = "It does not repeat")
            })
    ResponseEntity<RecurrenceView> get(Actor actor, @PathVariable TaskId task) {
        return recurrences.find(actor, task).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent()
                .build());
    }

    @PutMapping("/tasks/{task}/recurrence")
    @Operation(
            summary = "Let a task repeat",
            description = "By a rule of RFC 5545 that counts from its due date; one without gets the rule's first. The"
                    + " time of the day is kept where the task's time zone is, also when the clocks change.")
    RecurrenceView set(Actor actor, @PathVariable TaskId task, @Valid @RequestBody SetRecurrence wish) {
        return recurrences.set(actor, task, wish);
    }

    @DeleteMapping("/tasks/{task}/recurrence")
    @Operation(summary = "Let it repeat no more", description = "The task itself stays.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable TaskId task) {
        recurrences.remove(actor, task);
    }

    @PostMapping("/tasks/{task}/recurrence/skip")
    @Operation(
            summary = "Skip this date",
            description = "The task moves to its next date, and counts as that one. 409 for the last of a series.")
    ResponseEntity<TaskView> skip(Actor actor, @PathVariable TaskId task) {
        TaskView moved = recurrences.skip(actor, task);
        return ETags.ok(moved, moved.version());
    }

    @Keys(value = Area.TASKS, reads = true)
    @PostMapping("/recurrence/preview")
    @Operation(summary = "The next ten dates of a rule", description = "Nothing is kept.")
    RecurrenceView.Preview preview(Actor actor, @Valid @RequestBody PreviewRecurrence question) {
        return recurrences.preview(actor, question);
    }
}
