package io.taskloom.engine.scenario;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a scenario came out.
 *
 * @param id null with a published version, whose scenarios are no longer anybody's to change
 * @param message the first difference, or why it could not be run, as a sentence; null if it came out as expected
 * @param element BPMN id of the element that is about; null if it is about none
 * @param actual how it came out, to be expected from now on; null if it came to no end, and with a published version
 */
@Schema(name = "ScenarioResult")
record ScenarioResult(
        @Nullable ScenarioId id,
        String name,
        Outcome outcome,
        @Nullable String message,
        @Nullable String element,
        @Nullable Expectation actual) {

    @Schema(name = "ScenarioOutcome")
    enum Outcome {
        PASSED,
        /** It came out otherwise. */
        FAILED,
        /** It no longer fits the model: what it starts with or answers is not there, or not accepted. */
        UNFIT,
        /** Time was up, or the node was busy. */
        NOT_RUN;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
