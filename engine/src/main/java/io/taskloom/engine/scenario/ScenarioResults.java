package io.taskloom.engine.scenario;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How scenarios came out.
 *
 * @param passed whether all of them came out as expected; true for none
 * @param results in the order in which the scenarios were made
 */
@Schema(name = "ScenarioResults")
record ScenarioResults(boolean passed, List<ScenarioResult> results, Coverage coverage) {

    static ScenarioResults of(List<ScenarioResult> results, Coverage coverage) {
        return new ScenarioResults(
                results.stream().allMatch(each -> each.outcome() == ScenarioResult.Outcome.PASSED), results, coverage);
    }

    long failures() {
        return results.stream()
                .filter(each -> each.outcome() != ScenarioResult.Outcome.PASSED)
                .count();
    }
}
