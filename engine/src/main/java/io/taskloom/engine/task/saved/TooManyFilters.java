package io.taskloom.engine.task.saved;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManyFilters extends Conflict {

    private final int limit;

    TooManyFilters(int limit) {
        super("You can keep %d filters in a workspace; delete one first.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
