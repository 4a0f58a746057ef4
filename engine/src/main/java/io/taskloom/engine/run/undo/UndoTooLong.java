package io.taskloom.engine.run.undo;

import io.taskloom.engine.problem.Conflict;

/** The run did more than is taken back at once. */
class UndoTooLong extends Conflict {

    UndoTooLong(int most) {
        super("The run did more than %d things; so many are not taken back.".formatted(most));
    }
}
