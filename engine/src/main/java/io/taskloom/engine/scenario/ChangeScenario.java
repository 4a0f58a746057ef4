package io.taskloom.engine.scenario;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.web.Patch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Each as a whole: variables, answers and the expectation replace what was there. */
@Schema(name = "ScenarioPatch")
record ChangeScenario(
        Patch<@NotBlank @Size(max = 200) String> name,
        Patch<@NotNull @Size(max = 2_000) String> description,
        Patch<@Size(min = 1, max = 255) String> start,
        Patch<@NotNull Map<String, @Nullable Object>> variables,
        Patch<@NotNull @Size(max = 200) List<@Valid @NotNull ScenarioAnswer>> answers,
        Patch<@NotNull Boolean> skipTimers,
        Patch<@NotNull @Valid Expectation> expected) {

    ScenarioText of(ScenarioText before) {
        return new ScenarioText(
                present(name.orElse(before.name())).strip(),
                present(description.orElse(before.description())),
                start.orElse(before.start()),
                present(variables.orElse(before.variables())),
                present(answers.orElse(before.answers())),
                present(skipTimers.orElse(before.skipTimers())),
                present(expected.orElse(before.expected())));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
