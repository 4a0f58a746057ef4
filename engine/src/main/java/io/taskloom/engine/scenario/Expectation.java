package io.taskloom.engine.scenario;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a scenario is to come out, or did. The way is a set: branches side by side have no order, and a harmless step more is no
 * difference (what does something waits for an answer, so that it is seen by where the scenario ends).
 *
 * @param at BPMN ids: the end events it reaches, the elements it waits at, or the one it fails at; exactly these
 * @param passed BPMN ids of the elements it goes through; at least these, listed as they were first passed
 * @param variables of the process at its end that are to have these values, by name; null for none
 */
@Schema(name = "ScenarioExpectation")
record Expectation(
        @NotNull ScenarioEnd state,
        @NotNull @Size(max = 100) List<@NotNull @Size(min = 1, max = 255) String> at,
        @NotNull @Size(max = 500) List<@NotNull @Size(min = 1, max = 255) String> passed,

        @Schema(example = "{\"approved\": true}") @Nullable @Size(max = 50)
        Map<String, @Nullable Object> variables) {

    Map<String, @Nullable Object> values() {
        if (variables == null) {
            return Map.of();
        }
        return variables;
    }
}
