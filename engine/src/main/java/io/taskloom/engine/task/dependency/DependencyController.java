package io.taskloom.engine.task.dependency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
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
@RequestMapping("/api/v1/tasks/{task}/dependencies")
@Tag(name = "Dependencies", description = "Which task comes before which, and what else they are to each other.")
class DependencyController {

    private final Dependencies dependencies;
    private final Shifts shifts;

    DependencyController(Dependencies dependencies, Shifts shifts) {
        this.dependencies = dependencies;
        this.shifts = shifts;
    }

    @GetMapping
    @Operation(summary = "What a task is to others", description = "To those that I can see. All on one page.")
    Page<DependencyView> list(Actor actor, @PathVariable TaskId task) {
        return new Page<>(dependencies.list(actor, task), null);
    }

    @PostMapping
    @Operation(
            summary = "Link two tasks",
            description = "Of one workspace. 409 names the tasks that would have to come before themselves.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DependencyView> add(
            Actor actor, @PathVariable TaskId task, @Valid @RequestBody NewDependency input) {
        DependencyView made = dependencies.add(actor, task, input.kind(), input.taskId());
        return ResponseEntity.created(URI.create("/api/v1/tasks/%s/dependencies/%s".formatted(task, made.id())))
                .body(made);
    }

    @DeleteMapping("/{dependency}")
    @Operation(summary = "Unlink two tasks")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable TaskId task, @PathVariable DependencyId dependency) {
        dependencies.remove(actor, task, dependency);
    }

    @PostMapping("/shift")
    @Operation(
            summary = "Move the dates of everything that waits for a task",
            description = "Open tasks only, also over others; the task itself is moved by PATCH.")
    Shift shift(Actor actor, @PathVariable TaskId task, @Valid @RequestBody NewShift input) {
        return shifts.shift(actor, task, Distance.parse(input.by()), Boolean.TRUE.equals(input.dryRun()));
    }

    @Schema(name = "NewDependency")
    record NewDependency(@NotNull Relation kind, @NotNull TaskId taskId) {}

    /** @param by ISO 8601, may be negative: {@code P2D} @param dryRun only tell what would move */
    @Schema(name = "NewShift")
    record NewShift(@NotNull String by, @Nullable Boolean dryRun) {}
}
