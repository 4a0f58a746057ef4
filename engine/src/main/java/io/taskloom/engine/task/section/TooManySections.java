package io.taskloom.engine.task.section;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManySections extends Conflict {

    private final int limit;

    TooManySections(int limit) {
        super("A project has at most %d sections.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
