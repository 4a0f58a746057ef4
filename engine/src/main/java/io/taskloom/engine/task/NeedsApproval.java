package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;

/** From there a task goes on by approvals only. */
class NeedsApproval extends Conflict {

    NeedsApproval(WorkStep step) {
        super("\"%s\" is left by approval or rejection, not by a move.".formatted(step.name()));
    }
}
