package io.taskloom.engine.time;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(value = Area.TIME, acrossWorkspaces = true)
@RequestMapping("/api/v1/me/timer")
@Tag(name = "Time")
class TimerController {

    private final Timers timers;

    TimerController(Timers timers) {
        this.timers = timers;
    }

    @GetMapping
    @Operation(summary = "My timer", description = "204 if none runs.")
    ResponseEntity<TimerView> running(Actor.Person actor) {
        return timers.running(actor).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent()
                .build());
    }

    @PutMapping
    @Operation(
            summary = "Start my timer on a task",
            description =
                    "There is one for each person: whatever ran before is stopped and kept, and told as stopped. Of two"
                            + " browsers that start at once, the later wins. On the same task it goes on.")
    TimerView start(Actor.Person actor, @Valid @RequestBody NewTimer input) {
        return timers.start(actor, input.taskId(), input.note());
    }

    @DeleteMapping
    @Operation(
            summary = "Stop my timer",
            description =
                    "Answers the entry it has become. One that ran for more than 24 hours has 24. 409 if none runs.")
    TimeEntryView stop(
            Actor.Person actor,
            @Parameter(description = "When I really stopped, for a timer that I forgot")
                    @RequestParam(required = false)
                    @Nullable
                    Instant endedAt) {
        return timers.stop(actor, endedAt);
    }

    /** @param note at most 1000 characters */
    @Schema(name = "NewTimer")
    record NewTimer(@NotNull TaskId taskId, @Nullable String note) {}
}
