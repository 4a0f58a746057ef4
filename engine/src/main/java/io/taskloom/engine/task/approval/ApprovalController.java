package io.taskloom.engine.task.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.NotForKeys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1/tasks/{task}/approval")
@Tag(name = "Tasks")
class ApprovalController {

    private final Approvals approvals;

    ApprovalController(Approvals approvals) {
        this.approvals = approvals;
    }

    @GetMapping
    @Operation(summary = "The approval that a task waits for", description = "Needed is 0 if it waits for none.")
    ApprovalView get(Actor actor, @PathVariable TaskId task) {
        return approvals.get(actor, task);
    }

    @NotForKeys
    @PostMapping
    @Operation(
            summary = "Approve or reject a task that waits for it",
            description =
                    "One who rejects decides for all; with the last approval that is needed the task goes on. A step of"
                            + " an automation goes on with the variable decision: approved or rejected.")
    ResponseEntity<TaskView> decide(
            Actor actor, @PathVariable TaskId task, @Valid @RequestBody NewVote vote, IfMatch ifMatch) {
        TaskView view = approvals.decide(actor, task, vote.decision(), vote.comment(), ifMatch);
        return ETags.ok(view, view.version());
    }

    @PutMapping("/delegation")
    @Operation(
            summary = "Have somebody else decide with the vote that I have",
            description =
                    "Somebody who may work in the project, is not asked and has no vote; otherwise 409 says why not.")
    ApprovalView handOn(Actor actor, @PathVariable TaskId task, @Valid @RequestBody NewDelegation delegation) {
        return approvals.handOn(actor, task, delegation.to());
    }

    @DeleteMapping("/delegation")
    @Operation(summary = "Decide myself after all", description = "As long as nobody has decided with that vote.")
    ApprovalView takeBack(Actor actor, @PathVariable TaskId task) {
        return approvals.takeBack(actor, task);
    }

    @Schema(name = "NewApprovalDelegation")
    record NewDelegation(@NotNull PersonId to) {}

    @Schema(name = "NewApprovalVote")
    record NewVote(
            @NotNull Decision decision,
            @Nullable @Size(max = 2_000) String comment) {}
}
