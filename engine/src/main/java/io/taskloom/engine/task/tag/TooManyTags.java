package io.taskloom.engine.task.tag;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManyTags extends Conflict {

    private final int limit;

    TooManyTags(int limit) {
        super("A project has at most %d tags.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
