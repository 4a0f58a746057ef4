package io.taskloom.engine.run.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs of one version that have not ended wait for.
 *
 * @param runs that have not ended
 */
@Schema(name = "WaitingRuns")
record WaitingView(int version, int runs, List<At> steps) {

    /**
     * @param name null where the model gives none
     * @param type as BPMN names it
     * @param runs that wait there; one may wait at several elements
     * @param failed how many of these are held by it
     */
    @Schema(name = "WaitingAt")
    record At(String elementId, @Nullable String name, String type, int runs, int failed) {}
}
