package io.taskloom.engine.task.lease;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.LeaseView;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/v1/tasks/{task}/lease")
@Tag(name = "Leases", description = "Keeping a task for oneself during a long edit.")
class LeaseController {

    private final Leases leases;

    LeaseController(Leases leases) {
        this.leases = leases;
    }

    @GetMapping
    @Operation(summary = "Who keeps a task")
    @ApiResponse(responseCode = "200", description = "Somebody does")
    @ApiResponse(responseCode = "204", description = "Nobody does")
    ResponseEntity<LeaseView> get(Actor actor, @PathVariable TaskId task) {
        return leases.get(actor, task).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent()
                .build());
    }

    @PutMapping
    @Operation(
            summary = "Keep a task, or go on keeping it",
            description = "Others then get 423 for every change of it, until it is let go or its time is up.")
    LeaseView take(Actor actor, @PathVariable TaskId task, @RequestBody(required = false) @Nullable NewLease wish) {
        return leases.take(actor, task, LeaseTime.parse(wish == null ? null : wish.duration()));
    }

    @DeleteMapping
    @Operation(summary = "Let a task go", description = "For its holder, and the project's owners.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(Actor actor, @PathVariable TaskId task) {
        leases.release(actor, task);
    }

    /** @param duration ISO 8601, {@code PT1S} to {@code PT15M}; {@code PT2M} if nothing is said */
    @Schema(name = "NewLease")
    record NewLease(@Nullable String duration) {}
}
