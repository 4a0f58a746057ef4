package io.taskloom.engine.task.explain;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@Tag(name = "Tasks")
class ExplanationController {

    private final Explanations explanations;

    ExplanationController(Explanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/api/v1/tasks/{task}/explanation")
    @Operation(
            summary = "Why it is here, and what happens next",
            description = "Who or which run made and changed it, its armed timers, what would start if it were"
                    + " completed, and what it waits for.")
    Explanation explanation(Actor actor, @PathVariable TaskId task) {
        return explanations.of(actor, task);
    }
}
