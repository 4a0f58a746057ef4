package io.taskloom.engine.template;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManyTasks extends Conflict {

    private final int limit;

    TooManyTasks(int limit) {
        super("Only %d tasks can be taken along at once, and there are more.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
