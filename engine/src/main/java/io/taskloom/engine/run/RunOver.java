package io.taskloom.engine.run;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** The run has ended; nothing can be done about it any more. */
class RunOver extends Conflict {

    private final RunState state;

    RunOver(RunState state) {
        super("The run is over: it is %s.".formatted(state.wire()));
        this.state = state;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("state", state.wire());
    }
}
