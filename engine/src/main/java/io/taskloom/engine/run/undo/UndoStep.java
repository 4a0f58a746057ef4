package io.taskloom.engine.run.undo;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.StepUndo.Effect;
import io.taskloom.engine.bpm.StepUndo.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run that is undone, or would be.
 *
 * @param id as the run's steps name it
 * @param effects what it had changed and whether that is taken back; empty where nothing is known of that
 * @param reason why all of it stays, or why it failed; null if neither
 */
@Schema(name = "RunUndoStep")
record UndoStep(
        String id,
        String elementId,
        @Nullable String elementName,
        UndoStepState state,
        List<Effect> effects,
        @Nullable String reason,
        @Nullable Instant endedAt) {

    /** Before it is tried. */
    static UndoStep planned(DoneStep step, Outcome ahead) {
        return switch (ahead) {
            case Outcome.Taken taken -> {
                UndoStepState comesTo = UndoStepState.of(taken.effects());
                UndoStepState state = comesTo == UndoStepState.LEFT ? UndoStepState.LEFT : UndoStepState.WAITING;
                yield of(step, state, taken.effects(), null);
            }
            case Outcome.Impossible impossible -> of(step, UndoStepState.LEFT, List.of(), impossible.why());
            case Outcome.Failed failed -> of(step, UndoStepState.LEFT, List.of(), failed.why());
        };
    }

    private static UndoStep of(DoneStep step, UndoStepState state, List<Effect> effects, @Nullable String reason) {
        return new UndoStep(step.id(), step.elementId(), step.elementName(), state, effects, reason, null);
    }
}
