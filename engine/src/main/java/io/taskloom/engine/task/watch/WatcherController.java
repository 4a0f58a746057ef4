package io.taskloom.engine.task.watch;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1")
@Tag(name = "Watchers", description = "Who is told of a task, and of what in a project.")
class WatcherController {

    private final Watchers watchers;

    WatcherController(Watchers watchers) {
        this.watchers = watchers;
    }

    @GetMapping("/tasks/{task}/watchers")
    @Operation(summary = "Who watches a task", description = "Its reporter and assignees do, unless they said no.")
    WatchersView list(Actor actor, @PathVariable TaskId task) {
        return watchers.list(actor, task);
    }

    @PutMapping("/tasks/{task}/watchers/me")
    @Operation(summary = "Watch a task")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void watch(Actor actor, @PathVariable TaskId task) {
        watchers.watch(actor, task, true);
    }

    @DeleteMapping("/tasks/{task}/watchers/me")
    @Operation(summary = "Watch a task no longer", description = "Not even as its reporter or assignee.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Actor actor, @PathVariable TaskId task) {
        watchers.watch(actor, task, false);
    }

    @GetMapping("/projects/{project}/notification-level")
    @Operation(summary = "What of a project I am told")
    Choice level(Actor actor, @PathVariable ProjectId project) {
        return new Choice(watchers.level(actor, project));
    }

    @PutMapping("/projects/{project}/notification-level")
    @Operation(summary = "Choose what of a project I am told")
    Choice choose(Actor actor, @PathVariable ProjectId project, @Valid @RequestBody Choice choice) {
        watchers.choose(actor, project, choice.level());
        return choice;
    }

    @Schema(name = "ProjectNotificationLevel")
    record Choice(@NotNull Level level) {}
}
