package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class ParentCycle extends Conflict {

    private final TaskId task;
    private final TaskId parent;

    ParentCycle(TaskId task, TaskId parent) {
        super("A task can not be a part of itself, nor of one of its sub-tasks.");
        this.task = task;
        this.parent = parent;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("task", task.toString(), "parent", parent.toString());
    }
}
