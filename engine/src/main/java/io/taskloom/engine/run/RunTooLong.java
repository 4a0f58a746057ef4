package io.taskloom.engine.run;

import io.taskloom.engine.problem.Conflict;

/** It went through more elements than can be gone through again. */
class RunTooLong extends Conflict {

    RunTooLong(int most) {
        super("It went through more than %d steps.".formatted(most));
    }
}
