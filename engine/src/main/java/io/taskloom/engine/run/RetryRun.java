package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a held run is tried again.
 *
 * @param variables to set before, by name: an input of the failed step itself, or else a variable of the run, from which the
 *     step's other inputs are then worked out anew; null to try with the same data
 */
record RetryRun(
        @Schema(example = "{\"to\": \"uma@taskloom.example\"}") @Nullable
        Map<String, @Nullable Object> variables) {}
