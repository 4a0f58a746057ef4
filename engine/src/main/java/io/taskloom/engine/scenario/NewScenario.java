package io.taskloom.engine.scenario;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A try-out to keep.
 *
 * @param start BPMN id of the start event; null for the only one
 * @param variables what a run would be given, by name; null for nothing
 * @param answers used in this order, each at its element; null for none
 * @param skipTimers whether timers fire at once when nothing else goes on; null for no
 */
@Schema(name = "NewScenario")
record NewScenario(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 2_000) String description,
        @Nullable @Size(min = 1, max = 255) String start,

        @Schema(example = "{\"task\": {\"title\": \"Buy milk\", \"priority\": \"high\"}}") @Nullable
        Map<String, @Nullable Object> variables,

        @Nullable @Size(max = 200) List<@Valid @NotNull ScenarioAnswer> answers,
        @Nullable Boolean skipTimers,
        @NotNull @Valid Expectation expected) {

    ScenarioText text() {
        return new ScenarioText(
                name.strip(),
                Objects.requireNonNullElse(description, ""),
                start,
                Objects.requireNonNullElse(variables, Map.of()),
                Objects.requireNonNullElse(answers, List.of()),
                Boolean.TRUE.equals(skipTimers),
                expected);
    }
}
