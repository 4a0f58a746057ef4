package io.taskloom.engine.scenario;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** Scenarios did not come out as expected, so the draft is not published; the draft is kept. */
class ScenariosFailed extends Conflict {

    private final ScenarioResults results;

    ScenariosFailed(ScenarioResults results) {
        super("%d of %d scenarios did not come out as expected. Give a reason to publish it all the same."
                .formatted(results.failures(), results.results().size()));
        this.results = results;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("results", results.results(), "coverage", results.coverage());
    }
}
