package io.taskloom.engine.export;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class TooManyFeeds extends Conflict {

    private final int limit;

    TooManyFeeds(int limit) {
        super("You can have %d calendar feeds; delete one first.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
