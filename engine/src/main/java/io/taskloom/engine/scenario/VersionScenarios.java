package io.taskloom.engine.scenario;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.scenario.ScenarioResult.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios of a published version as they were then, and how they came out.
 *
 * @param overrideReason why it was published although some failed; null if none did
 * @param coverage null if nothing was tried, because there were none
 */
@Schema(name = "VersionScenarios")
record VersionScenarios(
        @Nullable String overrideReason,
        List<Kept> scenarios,
        @Nullable Coverage coverage) {

    static final VersionScenarios NONE = new VersionScenarios(null, List.of(), null);

    /**
     * @param message the first difference, or why it could not be run; null if it came out as expected
     * @param element BPMN id of the element that is about; null if it is about none
     */
    @Schema(name = "VersionScenario")
    record Kept(
            String name,
            String description,
            Expectation expected,
            Outcome outcome,
            @Nullable String message,
            @Nullable String element) {

        static Kept of(ScenarioText text, Outcome outcome, @Nullable String message, @Nullable String element) {
            return new Kept(text.name(), text.description(), text.expected(), outcome, message, element);
        }
    }
}
