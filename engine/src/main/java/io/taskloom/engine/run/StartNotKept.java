package io.taskloom.engine.run;

import io.taskloom.engine.problem.Conflict;

/** What began the run is not there to begin it again. */
class StartNotKept extends Conflict {

    StartNotKept() {
        super("It can't begin again: what it was given was too large to be kept, or it never began.");
    }
}
