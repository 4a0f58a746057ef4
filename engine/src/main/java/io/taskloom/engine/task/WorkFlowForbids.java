package io.taskloom.engine.task;

import io.taskloom.engine.bpm.LifeCycle.Target;
import io.taskloom.engine.problem.Conflict;
import java.util.List;
import java.util.Map;

/** The project's work flow does not lead there; the problem tells where it does. */
class WorkFlowForbids extends Conflict {

    private final List<Target> moves;

    WorkFlowForbids(WorkStep from, List<Target> moves) {
        super((from.waits()
                        ? "The work flow does not lead there from \"%s\"."
                        : "The work flow is at work behind \"%s\", and goes on by itself.")
                .formatted(from.name()));
        this.moves = moves;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("moves", moves);
    }
}
