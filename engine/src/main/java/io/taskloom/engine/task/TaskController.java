package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1")
@Tag(name = "Tasks", description = "What is to be done; every open task is a process instance.")
class TaskController {

    private final Tasks tasks;
    private final TaskChanges changes;
    private final Shelves shelves;
    private final TaskOrder order;
    private final Subtasks subtasks;

    TaskController(Tasks tasks, TaskChanges changes, Shelves shelves, TaskOrder order, Subtasks subtasks) {
        this.tasks = tasks;
        this.changes = changes;
        this.shelves = shelves;
        this.order = order;
        this.subtasks = subtasks;
    }

    @PostMapping("/projects/{project}/tasks")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a task, which starts its process")
    ResponseEntity<TaskView> create(Actor actor, @PathVariable ProjectId project, @Valid @RequestBody NewTask input) {
        TaskView made = tasks.create(actor, project, input.command());
        return ResponseEntity.created(URI.create("/api/v1/tasks/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping("/tasks/{task}")
    @Operation(summary = "One task")
    ResponseEntity<TaskView> get(Actor actor, @PathVariable TaskId task) {
        return answer(tasks.get(actor, task));
    }

    @PatchMapping(
            path = "/tasks/{task}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(
            summary = "Change fields",
            description = "JSON merge patch; setting the status is the same as the command.")
    ResponseEntity<TaskView> edit(
            Actor actor, @PathVariable TaskId task, @Valid @RequestBody EditTask edit, IfMatch ifMatch) {
        return answer(tasks.edit(actor, task, edit, ifMatch));
    }

    @DeleteMapping("/tasks/{task}")
    @Operation(
            summary = "Put a task into the recycle bin, which ends its process",
            description = "Its sub-tasks go along. What is in the bin, its project's owners can delete for good.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Actor actor,
            @PathVariable TaskId task,
            @Parameter(description = "For good, out of the bin") @RequestParam(defaultValue = "false")
                    boolean permanently,
            IfMatch ifMatch) {
        if (permanently) {
            shelves.purge(actor, task, ifMatch);
        } else {
            shelves.delete(actor, task, ifMatch);
        }
    }

    @PostMapping("/tasks/{task}/archive")
    @Operation(
            summary = "Put a task away, which ends its process",
            description = "Its sub-tasks go along. Closed or open, it stays as it is.")
    ResponseEntity<TaskView> archive(Actor actor, @PathVariable TaskId task, IfMatch ifMatch) {
        return answer(shelves.archive(actor, task, ifMatch));
    }

    @PostMapping("/tasks/{task}/restore")
    @Operation(
            summary = "Bring a task back out of the archive or the recycle bin",
            description = "With what went there with it. An open one starts its process anew.")
    ResponseEntity<TaskView> restore(Actor actor, @PathVariable TaskId task, IfMatch ifMatch) {
        return answer(shelves.restore(actor, task, ifMatch));
    }

    @PostMapping("/tasks/{task}/move")
    @Operation(
            summary = "Move a task: in the order, to a section, below another task, to another project",
            description = "At the end if no neighbour is named. Its sub-tasks go along.")
    ResponseEntity<TaskView> move(Actor actor, @PathVariable TaskId task, @RequestBody MoveTask move, IfMatch ifMatch) {
        return answer(order.move(actor, task, move, ifMatch));
    }

    @GetMapping("/tasks/{task}/subtasks")
    @Operation(summary = "What is directly below a task, in order")
    Page<TaskView> subtasks(Actor actor, @PathVariable TaskId task, PageRequest page) {
        return subtasks.list(actor, task, page);
    }

    @PostMapping("/tasks/{task}/complete")
    @Operation(
            summary = "Complete a task, or a step of an automation",
            description = "A step takes the variables that its form asks for.")
    ResponseEntity<TaskView> complete(
            Actor actor,
            @PathVariable TaskId task,
            @RequestBody(required = false) @Nullable Completion completion,
            IfMatch ifMatch) {
        Map<String, ?> variables =
                completion == null || completion.variables() == null ? Map.of() : completion.variables();
        return answer(tasks.complete(actor, task, variables, ifMatch));
    }

    @PostMapping("/tasks/{task}/reopen")
    @Operation(summary = "Reopen a closed task, which starts its process anew")
    ResponseEntity<TaskView> reopen(Actor actor, @PathVariable TaskId task, IfMatch ifMatch) {
        return answer(tasks.reopen(actor, task, ifMatch));
    }

    @PostMapping("/tasks/{task}/cancel")
    @Operation(summary = "Cancel an open task")
    ResponseEntity<TaskView> cancel(Actor actor, @PathVariable TaskId task, IfMatch ifMatch) {
        return answer(tasks.cancel(actor, task, ifMatch));
    }

    @PostMapping("/tasks/{task}/claim")
    @Operation(summary = "Take what nobody has taken yet")
    ResponseEntity<TaskView> claim(Actor actor, @PathVariable TaskId task, IfMatch ifMatch) {
        return answer(tasks.claim(actor, task, ifMatch));
    }

    @PostMapping("/tasks/{task}/unclaim")
    @Operation(summary = "Give back what I have taken")
    ResponseEntity<TaskView> unclaim(Actor actor, @PathVariable TaskId task, IfMatch ifMatch) {
        return answer(tasks.unclaim(actor, task, ifMatch));
    }

    @GetMapping("/tasks/{task}/changes")
    @Operation(summary = "Who changed what, newest first")
    Page<ChangeView> changes(Actor actor, @PathVariable TaskId task, PageRequest page) {
        return changes.list(actor, task, page);
    }

    private static ResponseEntity<TaskView> answer(TaskView task) {
        return ETags.ok(task, task.version());
    }

    /** @param estimate ISO 8601 duration */
    record NewTask(
            @NotNull String title,
            @Nullable String description,
            @Nullable Priority priority,
            @Nullable Instant startAt,
            @Nullable Instant dueAt,
            @Nullable String timeZone,
            @Nullable List<@NotNull PersonId> assignees,
            @Nullable @Size(max = 20) List<@NotNull ReminderWish> reminders,
            @Nullable List<@NotNull TagId> tags,
            @Nullable SectionId sectionId,
            @Nullable TaskId parentId,
            @Nullable String estimate,

            @Schema(description = "Values of custom fields by the ids of the fields") @Nullable
            Map<String, Object> fields) {

        CreateTask command() {
            return new CreateTask(
                    title,
                    description,
                    priority,
                    startAt,
                    dueAt,
                    timeZone,
                    assignees == null ? List.of() : assignees,
                    reminders == null ? List.of() : reminders,
                    tags == null ? List.of() : tags,
                    sectionId,
                    parentId,
                    Estimate.parse(estimate),
                    fields == null ? Map.of() : fields,
                    null);
        }
    }

    /** @param variables what a step's form says */
    @Schema(name = "TaskCompletion")
    record Completion(@Nullable Map<String, Object> variables) {}
}
