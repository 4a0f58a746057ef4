package io.taskloom.engine.template;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.ProjectView;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1")
class DuplicateController {

    private final Duplicates duplicates;

    DuplicateController(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    @PostMapping("/tasks/{task}/duplicate")
    @ResponseStatus(HttpStatus.CREATED)
    @Tag(name = "Tasks")
    @Operation(
            summary = "Make another task like this one",
            description =
                    "Open, in the same place, without comments and dependencies; with its sub-tasks unless told not to.")
    ResponseEntity<TaskView> task(
            Actor actor, @PathVariable TaskId task, @RequestBody(required = false) @Nullable TaskCopy input) {
        TaskView made = duplicates.task(
                actor,
                task,
                input == null ? null : input.title(),
                input == null || !Boolean.FALSE.equals(input.withSubtasks()));
        return ResponseEntity.created(URI.create("/api/v1/tasks/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @PostMapping("/projects/{project}/duplicate")
    @ResponseStatus(HttpStatus.CREATED)
    @Tag(name = "Projects")
    @Operation(
            summary = "Make another project like this one",
            description = "With its sections, tags and open tasks, their files, and what these wait for; I own it.")
    ResponseEntity<ProjectView> project(
            Actor actor, @PathVariable ProjectId project, @Valid @RequestBody ProjectCopy input) {
        ProjectView made = duplicates.project(actor, project, input.name(), input.anchor());
        return ResponseEntity.created(URI.create("/api/v1/projects/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    /** @param title the same if null @param withSubtasks true if nothing is said */
    @Schema(name = "TaskCopy")
    record TaskCopy(@Nullable String title, @Nullable Boolean withSubtasks) {}

    /** @param anchor the day to which the earliest date of all goes; null to keep the dates */
    @Schema(name = "ProjectCopy")
    record ProjectCopy(@NotNull String name, @Nullable LocalDate anchor) {}
}
