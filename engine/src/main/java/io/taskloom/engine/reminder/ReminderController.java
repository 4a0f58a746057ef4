package io.taskloom.engine.reminder;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
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
@Keys(Area.TASKS)
@RequestMapping("/api/v1/tasks/{task}/reminders")
@Tag(
        name = "Reminders",
        description = "Telling a task's people, at a time or before it starts or is due, once or again and again.")
class ReminderController {

    private final Reminders reminders;

    ReminderController(Reminders reminders) {
        this.reminders = reminders;
    }

    @GetMapping
    @Operation(summary = "The reminders of a task", description = "All on one page.")
    Page<ReminderView> list(Actor actor, @PathVariable TaskId task) {
        return new Page<>(reminders.list(actor, task), null);
    }

    @PostMapping
    @Operation(
            summary = "Remind its people",
            description =
                    "Exactly one of before, which follows the start or the due date, and at. It comes once, or again"
                            + " and again until the task is done.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ReminderView> add(Actor actor, @PathVariable TaskId task, @RequestBody ReminderWish wish) {
        ReminderView made = reminders.add(actor, task, wish);
        return ResponseEntity.created(URI.create("/api/v1/tasks/%s/reminders/%s".formatted(task, made.id())))
                .body(made);
    }

    @DeleteMapping("/{reminder}")
    @Operation(summary = "Remove a reminder")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable TaskId task, @PathVariable ReminderId reminder) {
        reminders.remove(actor, task, reminder);
    }

    @Keys(value = Area.TASKS, reads = true)
    @PostMapping("/preview")
    @Operation(summary = "When a reminder would come", description = "The next ten times; nothing is kept.")
    ReminderView.Preview preview(Actor actor, @PathVariable TaskId task, @RequestBody ReminderWish wish) {
        return reminders.preview(actor, task, wish);
    }

    @PostMapping("/{reminder}/snooze")
    @Operation(
            summary = "Put it off",
            description =
                    "Moves its timer; one that was sent already comes again. For members of the project, and for whom it"
                            + " is.")
    ReminderView snooze(
            Actor actor,
            @PathVariable TaskId task,
            @PathVariable ReminderId reminder,
            @RequestBody SnoozeReminder snooze) {
        return reminders.snooze(actor, task, reminder, snooze);
    }
}
