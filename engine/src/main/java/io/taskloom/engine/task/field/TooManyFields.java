package io.taskloom.engine.task.field;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManyFields extends Conflict {

    private final int limit;

    TooManyFields(int limit) {
        super("A project has at most %d custom fields, with those in the archive.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
