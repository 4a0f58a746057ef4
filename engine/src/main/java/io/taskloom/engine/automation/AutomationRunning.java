package io.taskloom.engine.automation;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** Runs of it have not ended yet: cancel them, or wait, before it is deleted. */
class AutomationRunning extends Conflict {

    private final long runs;

    AutomationRunning(String name, long runs) {
        super("%d run(s) of \"%s\" have not ended yet.".formatted(runs, name));
        this.runs = runs;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("activeRuns", runs);
    }
}
