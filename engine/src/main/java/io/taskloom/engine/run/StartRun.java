package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param variables what the run is given, by name; as a trigger would give {@code task} */
record StartRun(
        @Schema(example = "{\"task\": {\"title\": \"Buy milk\", \"priority\": \"high\"}}") @Nullable
        Map<String, @Nullable Object> variables) {}
