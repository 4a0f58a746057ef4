package io.taskloom.engine.run;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** Only a failed run can be repaired. */
class RunNotFailed extends Conflict {

    private final RunState state;

    RunNotFailed(RunState state) {
        super("Only a failed run is retried or its step skipped; this one is %s.".formatted(state.wire()));
        this.state = state;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("state", state.wire());
    }
}
