package io.taskloom.engine.task;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.web.IfMatch;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Leaves a task alone that is done already, so that the step can be done again. */
@Component
class CompleteTaskAction implements Action<TaskStep, TaskSnapshot> {

    private final Tasks tasks;

    CompleteTaskAction(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "complete-task";
    }

    @Override
    public String title() {
        return "Complete task";
    }

    @Override
    public Class<TaskStep> input() {
        return TaskStep.class;
    }

    @Override
    public TaskSnapshot perform(Call call, TaskStep input) {
        TaskView now = TaskStep.inside(call, tasks.get(call.actor(), input.id()));
        return now.status() == Status.DONE
                ? now.snapshot()
                : tasks.complete(call.actor(), input.id(), Map.of(), IfMatch.any())
                        .snapshot();
    }
}
