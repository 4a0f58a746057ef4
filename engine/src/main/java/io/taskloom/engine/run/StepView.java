package io.taskloom.engine.run;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.Decided;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One pass of a run through one element of its model.
 *
 * @param elementType as the engine calls it: {@code serviceTask}, {@code exclusiveGateway}…
 * @param attempts how often it has been tried, the one under way included
 * @param input what its input parameters were; null for none
 * @param decisions what it has decided, those on which others rest first; null for steps that decide nothing
 * @param error of the last attempt that failed; null once it has completed
 * @param skippedBy who has left it as it was; null for one that nobody skipped
 */
@Schema(name = "RunStep")
public record StepView(
        String id,
        String elementId,
        @Nullable String elementName,
        String elementType,
        State state,
        int attempts,

        @Schema(types = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
        JsonNode input,

        @Schema(types = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
        JsonNode output,

        @Nullable List<Decided> decisions,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable PersonView skippedBy) {

    @Schema(name = "RunStepState")
    public enum State {
        ACTIVE,
        COMPLETED,
        FAILED,
        RETRYING,
        CANCELLED,
        /** It failed, and somebody had the run go on behind it. */
        SKIPPED;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
