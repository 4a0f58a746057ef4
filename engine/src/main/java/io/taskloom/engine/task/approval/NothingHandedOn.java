package io.taskloom.engine.task.approval;

import io.taskloom.engine.problem.Conflict;

class NothingHandedOn extends Conflict {

    NothingHandedOn() {
        super("You have not handed your vote on.");
    }
}
