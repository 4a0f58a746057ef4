package io.taskloom.engine.scenario;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a recorded run does not say of itself. */
@Schema(name = "NewScenarioOfRun")
record NewScenarioOfRun(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 2_000) String description) {}
