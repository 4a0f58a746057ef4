package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which failed step is left, and with what.
 *
 * @param stepId as the run's steps name it; null for the only one that holds it
 * @param output what the step would have brought, which its outputs are made from; null for nothing
 */
record SkipStep(
        @Nullable @Size(max = 255) String stepId,

        @Schema(example = "{\"status\": 200}") @Nullable Map<String, @Nullable Object> output) {}
