package io.taskloom.engine.automation;

import io.taskloom.engine.problem.Conflict;
import java.util.List;
import java.util.Map;

/** It is the error automation of others: they have to name another, or none, before it is deleted. */
class AutomationNeeded extends Conflict {

    private final List<String> by;

    /** @param by names of some that need it */
    AutomationNeeded(String name, List<String> by) {
        super("\"%s\" is started when these fail: %s.".formatted(name, String.join(", ", by)));
        this.by = by;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("neededBy", by);
    }
}
