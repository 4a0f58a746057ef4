package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param variables what the run is given, by name: the answers to the start's form, or what a trigger would give, as {@code task} */
record StartRun(
        @Schema(example = "{\"task\": {\"title\": \"Buy milk\", \"priority\": \"high\"}}") @Nullable
        Map<String, @Nullable Object> variables) {}
