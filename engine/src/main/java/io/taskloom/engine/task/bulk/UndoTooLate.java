package io.taskloom.engine.task.bulk;

import io.taskloom.engine.problem.Conflict;

class UndoTooLate extends Conflict {

    UndoTooLate() {
        super("This was undone already, or happened too long ago.");
    }
}
