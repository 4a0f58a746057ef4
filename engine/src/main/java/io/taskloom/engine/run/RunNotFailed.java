package io.taskloom.engine.run;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** Only a failed run can be retried. */
class RunNotFailed extends Conflict {

    private final RunState state;

    RunNotFailed(RunState state) {
        super("Only a failed run can be retried; this one is %s.".formatted(state.wire()));
        this.state = state;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("state", state.wire());
    }
}
