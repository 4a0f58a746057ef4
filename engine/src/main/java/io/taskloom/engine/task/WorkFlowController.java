package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class WorkFlowController {

    private final TaskWorkFlow workFlow;

    WorkFlowController(TaskWorkFlow workFlow) {
        this.workFlow = workFlow;
    }

    @GetMapping("/tasks/{task}/moves")
    @Operation(summary = "Where the work flow of its project lets a task go")
    TaskWorkFlow.Moves moves(Actor actor, @PathVariable TaskId task) {
        return workFlow.moves(actor, task);
    }

    @PostMapping("/tasks/{task}/step")
    @Operation(
            summary = "Move a task along the work flow of its project",
            description = "A move that the model does not allow is 409, with the moves that are.")
    ResponseEntity<TaskView> step(
            Actor actor, @PathVariable TaskId task, @Valid @RequestBody NextStep next, IfMatch ifMatch) {
        TaskView view = workFlow.step(actor, task, next.to(), ifMatch);
        return ETags.ok(view, view.version());
    }

    /** @param to id of the column, or of the end */
    @Schema(name = "TaskNextStep")
    record NextStep(@NotNull @Size(min = 1, max = 200) String to) {}
}
