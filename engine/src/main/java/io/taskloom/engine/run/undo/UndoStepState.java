package io.taskloom.engine.run.undo;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.StepUndo.Effect;
import java.util.List;
import java.util.Locale;

/** What becomes of one step of a run that is undone. */
@Schema(name = "RunUndoStepState")
enum UndoStepState {
    /** It is to be taken back. */
    WAITING,
    UNDONE,
    /** Some of it stays as it is. */
    PARTLY,
    /** All of it stays, for good. */
    LEFT,
    /** It could not be taken back, and may be another time. */
    FAILED;

    /** What taking it back comes to, if it has these effects. */
    static UndoStepState of(List<Effect> effects) {
        long left = effects.stream().filter(effect -> effect.left() != null).count();
        return left == 0 ? UNDONE : left == effects.size() ? LEFT : PARTLY;
    }

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static UndoStepState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
