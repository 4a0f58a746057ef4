package io.taskloom.engine.template;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManyTemplates extends Conflict {

    private final int limit;

    TooManyTemplates(int limit) {
        super("A workspace keeps at most %d templates; delete one first.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
