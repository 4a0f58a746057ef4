package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class NotInBin extends Conflict {

    private final TaskId id;

    NotInBin(TaskId id) {
        super("Only what is in the recycle bin can be deleted for good.");
        this.id = id;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("task", id.toString());
    }
}
