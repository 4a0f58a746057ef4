package io.taskloom.engine.task.dependency;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManyDependencies extends Conflict {

    private final int most;

    TooManyDependencies(int most) {
        super("A task has at most %d dependencies.".formatted(most));
        this.most = most;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", most);
    }
}
