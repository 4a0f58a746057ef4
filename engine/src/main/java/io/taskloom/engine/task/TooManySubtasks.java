package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** They would all have to go with their task at once. */
class TooManySubtasks extends Conflict {

    private final int most;

    TooManySubtasks(int most) {
        super("The task has more than %d sub-tasks, at all levels together; put some of them away first."
                .formatted(most));
        this.most = most;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", most);
    }
}
