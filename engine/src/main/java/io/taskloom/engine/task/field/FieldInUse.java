package io.taskloom.engine.task.field;

import io.taskloom.engine.problem.Conflict;

class FieldInUse extends Conflict {

    FieldInUse() {
        super("Archive the field first: deleting takes its values with it, for good.");
    }
}
