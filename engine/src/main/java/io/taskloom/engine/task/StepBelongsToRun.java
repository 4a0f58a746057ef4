package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class StepBelongsToRun extends Conflict {

    private final TaskId id;

    StepBelongsToRun(TaskId id) {
        super("This is a step of an automation's run: it can be completed, or the run cancelled.");
        this.id = id;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("task", id.toString());
    }
}
