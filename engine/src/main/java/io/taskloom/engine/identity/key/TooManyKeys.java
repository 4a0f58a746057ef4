package io.taskloom.engine.identity.key;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** Whoever has so many has lost sight of them. */
public class TooManyKeys extends Conflict {

    private final int limit;

    TooManyKeys(int limit) {
        super("You can have %d API keys; revoke one first.".formatted(limit));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("limit", limit);
    }
}
