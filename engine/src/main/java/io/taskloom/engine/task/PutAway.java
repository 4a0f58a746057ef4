package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class PutAway extends Conflict {

    private final TaskId id;

    PutAway(TaskId id) {
        super("The task is in the archive; restore it first.");
        this.id = id;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("task", id.toString());
    }
}
