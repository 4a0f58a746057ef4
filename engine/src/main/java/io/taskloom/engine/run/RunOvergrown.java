package io.taskloom.engine.run;

import io.taskloom.engine.bpm.OverItsLimits;
import io.taskloom.engine.problem.Unprocessable;

/** A run goes further than a run may. The step that would have gone too far is not done. */
class RunOvergrown extends Unprocessable implements OverItsLimits {

    private RunOvergrown(String detail) {
        super(detail);
    }

    static RunOvergrown inAll(int most) {
        return new RunOvergrown(
                "The run has gone through more than %d steps. Does it go round in a loop?".formatted(most));
    }

    static RunOvergrown atOnce(int most) {
        return new RunOvergrown(
                "The run is at more than %d steps at the same time. Does it fork in a loop?".formatted(most));
    }
}
