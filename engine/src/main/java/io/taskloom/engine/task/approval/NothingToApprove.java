package io.taskloom.engine.task.approval;

import io.taskloom.engine.problem.Conflict;

class NothingToApprove extends Conflict {

    NothingToApprove() {
        super("The task waits for no approval.");
    }
}
