package io.taskloom.engine.automation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.automation.StartConditions.StartCondition;
import io.taskloom.engine.bpm.TryOuts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a try-out, which begins whether the start event's condition holds or not.
 *
 * @param steps every pass through an element, in the order they began
 * @param waiting where it stands
 * @param flows BPMN ids of the sequence flows it went along, each once
 * @param variables of the process as a whole, as they are now or were at its end
 * @param moves how many answers and timers it went on with
 * @param error why it failed or was stopped; null if neither
 * @param condition whether a run would have begun with that; null if where it begins has no condition
 */
@Schema(name = "TryOut")
record TriedDraft(
        TryOuts.State state,
        List<TryOuts.Step> steps,
        List<String> flows,
        List<TryOuts.Waiting> waiting,
        Map<String, Object> variables,
        int moves,
        TryOuts.@Nullable Failure error,
        @Nullable StartCondition condition) {

    static TriedDraft of(TryOuts.TryOut tried, @Nullable StartCondition condition) {
        return new TriedDraft(
                tried.state(),
                tried.steps(),
                tried.flows(),
                tried.waiting(),
                tried.variables(),
                tried.moves(),
                tried.error(),
                condition);
    }
}
