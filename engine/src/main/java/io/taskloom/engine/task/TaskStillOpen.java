package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TaskStillOpen extends Conflict {

    private final TaskId id;

    TaskStillOpen(TaskId id) {
        super("The task is open already.");
        this.id = id;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("task", id.toString());
    }
}
