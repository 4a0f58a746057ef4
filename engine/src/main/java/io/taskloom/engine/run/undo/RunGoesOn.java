package io.taskloom.engine.run.undo;

import io.taskloom.engine.problem.Conflict;
import io.taskloom.engine.run.RunState;
import java.util.Map;

/** What goes on still can't be undone. */
class RunGoesOn extends Conflict {

    private final RunState state;

    RunGoesOn(RunState state) {
        super("The run goes on still: cancel it first.");
        this.state = state;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("state", state);
    }
}
