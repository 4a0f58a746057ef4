package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often and how long runs of one version were at each element.
 *
 * @param since runs that began not before this are counted
 * @param until and before this
 * @param runs how many were counted
 * @param cut whether there are more than were counted: the newest ones were
 * @param oldest when the first of the counted ones began; null if there are none
 * @param states where the counted ones stand
 * @param steps of elements that were reached, those that were reached most first
 */
@Schema(name = "Heat")
record HeatView(
        int version,
        Instant since,
        Instant until,
        int runs,
        boolean cut,
        @Nullable Instant oldest,
        States states,
        List<Step> steps) {

    /** Numbers of runs. */
    @Schema(name = "HeatStates")
    record States(int running, int waiting, int completed, int failed, int cancelled) {}

    /**
     * One element, whatever repeats it: each repetition counts. A run that came from another version may have been at one that this
     * version does not have.
     *
     * @param name null where the model gives none
     * @param type as BPMN names it
     * @param entered how often it was begun
     * @param finished how often it came to its end
     * @param failed how often it had an attempt that failed, whatever became of it then
     * @param held how many runs' failures hold it now
     * @param waiting how often something is under way in it now, or waits there
     * @param medianMillis of those that came to their end; null if none did
     * @param p95Millis nineteen of twenty took no longer; null if none came to its end
     */
    @Schema(name = "HeatStep")
    record Step(
            String elementId,
            @Nullable String name,
            String type,
            int entered,
            int finished,
            int failed,
            int held,
            int waiting,
            @Nullable Long medianMillis,
            @Nullable Long p95Millis) {}
}
