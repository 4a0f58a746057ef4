package io.taskloom.engine.scenario;

import io.taskloom.engine.problem.Conflict;
import io.taskloom.engine.run.RunState;

/** Only what is over, or held, tells how it comes out. */
class RunNotOver extends Conflict {

    RunNotOver(RunState state) {
        super(
                state == RunState.CANCELLED
                        ? "The run was cancelled, so it does not tell how it would have come out."
                        : "The run is not over yet, so it does not tell how it comes out.");
    }
}
