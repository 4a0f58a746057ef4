package io.taskloom.engine.run;

import io.taskloom.engine.problem.Conflict;

/** What a step brought is not all there. */
class OutputNotKept extends Conflict {

    OutputNotKept(String step) {
        super("What “%s” brought was too large to be kept.".formatted(step));
    }
}
