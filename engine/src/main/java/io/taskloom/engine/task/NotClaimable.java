package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;

class NotClaimable extends Conflict {

    NotClaimable() {
        super("Somebody has this already.");
    }
}
