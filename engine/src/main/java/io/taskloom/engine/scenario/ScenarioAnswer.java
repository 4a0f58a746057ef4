package io.taskloom.engine.scenario;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.TryOuts.Answer;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * As a try-out has it.
 *
 * @param element BPMN id of what waits
 * @param output what a step brings; by name, what a person fills in or a message carries; null for a timer that fires
 * @param error code of the BPMN error with which the step ends instead
 * @param failure why the step fails for good instead
 * @param always not used up, as for the steps of a loop; null for no
 */
@Schema(name = "ScenarioAnswer")
record ScenarioAnswer(
        @NotNull @Size(min = 1, max = 255) String element,
        @Nullable Object output,
        @Nullable @Size(min = 1, max = 100) String error,
        @Nullable @Size(min = 1, max = 1_000) String failure,
        @Nullable Boolean always) {

    static ScenarioAnswer of(String element, @Nullable Object output) {
        return new ScenarioAnswer(element, output, null, null, null);
    }

    Answer asked() {
        return new Answer(element, output, error, failure, Boolean.TRUE.equals(always));
    }
}
