package io.taskloom.engine.web;

import io.taskloom.engine.problem.Stale;
import java.util.Map;

/** Somebody was faster: the state now is in {@code current}, its tag in {@code etag}. */
public class StaleVersion extends Stale {

    private final long version;
    private final Object current;

    public StaleVersion(long version, Object current) {
        super("This was changed since you read it.");
        this.version = version;
        this.current = current;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("current", current, "etag", ETags.of(version));
    }
}
