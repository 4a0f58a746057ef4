package io.taskloom.engine.task.dependency;

import io.taskloom.engine.problem.Conflict;
import io.taskloom.engine.task.TaskId;
import java.util.Map;

class TaskBlocked extends Conflict {

    private final TaskId id;
    private final Seen blockers;

    TaskBlocked(TaskId id, Seen blockers) {
        super("Other tasks come first: %d still open."
                .formatted(blockers.tasks().size() + blockers.hidden()));
        this.id = id;
        this.blockers = blockers;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("task", id.toString(), "blockedBy", blockers.tasks(), "hidden", blockers.hidden());
    }
}
