package io.taskloom.engine.run.undo;

import io.taskloom.engine.problem.Conflict;
import io.taskloom.engine.run.RunView.UndoState;
import java.util.Map;

/** A run is undone once. */
class RunUndoneBefore extends Conflict {

    private final UndoState state;

    RunUndoneBefore(UndoState state) {
        super(state == UndoState.UNDER_WAY ? "The run is being undone." : "The run was undone before.");
        this.state = state;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("state", state);
    }
}
