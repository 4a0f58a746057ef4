package io.taskloom.engine.task.approval;

import io.taskloom.engine.problem.Conflict;

/** Owners of the project may decide unasked; that is no vote that they could hand on. */
class NothingToHandOn extends Conflict {

    NothingToHandOn() {
        super("You have no vote of your own to hand on.");
    }
}
