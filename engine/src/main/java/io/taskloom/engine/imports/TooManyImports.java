package io.taskloom.engine.imports;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManyImports extends Conflict {

    private final int limit;

    TooManyImports(int limit) {
        super("%d imports are at work in this workspace: wait until one is over.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
