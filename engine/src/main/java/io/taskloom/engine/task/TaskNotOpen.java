package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TaskNotOpen extends Conflict {

    private final TaskId id;
    private final Status status;

    TaskNotOpen(TaskId id, Status status) {
        super("The task is %s; reopen it first.".formatted(status.word()));
        this.id = id;
        this.status = status;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("task", id.toString(), "taskStatus", status.word());
    }
}
