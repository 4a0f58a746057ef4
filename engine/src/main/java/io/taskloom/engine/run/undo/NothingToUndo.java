package io.taskloom.engine.run.undo;

import io.taskloom.engine.problem.Conflict;

/** The run did nothing that could be taken back. */
class NothingToUndo extends Conflict {

    NothingToUndo() {
        super("The run did nothing that can be taken back.");
    }
}
