package io.taskloom.engine.task.approval;

import io.taskloom.engine.problem.Conflict;

class DecidedAlready extends Conflict {

    DecidedAlready() {
        super("You have decided already, or somebody has for you; it takes the others now.");
    }
}
