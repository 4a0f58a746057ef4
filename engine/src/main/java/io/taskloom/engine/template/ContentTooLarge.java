package io.taskloom.engine.template;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class ContentTooLarge extends Conflict {

    private final int limit;

    ContentTooLarge(int limit) {
        super("The texts of all tasks together are too large: a template holds at most %d bytes.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
