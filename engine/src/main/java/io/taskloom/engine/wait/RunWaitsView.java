package io.taskloom.engine.wait;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run waits for in its middle.
 *
 * @param waits where it stands
 * @param callbacks every address it has had, in the order they were made
 */
@Schema(name = "RunWaits")
record RunWaitsView(List<Open> waits, List<Called> callbacks) {

    /**
     * @param waitsFor a type of event, or {@code Callback}
     * @param condition FEEL; null for every such event
     * @param problem why what came lately did not move it; null if nothing kept it from doing so
     */
    @Schema(name = "RunWait")
    record Open(
            String elementId,
            String waitsFor,
            @Nullable String condition,
            Instant since,
            @Nullable String problem) {}

    /**
     * @param url for who may repair the run, while it is good; left out otherwise
     * @param calledAt null while it is good
     * @param takenAt when the run went on with it; null if it has not come there yet
     */
    @Schema(name = "RunCallback")
    record Called(
            String elementId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String url,

            @Nullable Instant calledAt,
            @Nullable Instant takenAt) {}
}
