package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;

/** From there a task goes on by approvals only. */
class NeedsApproval extends Conflict {

    NeedsApproval(Task task) {
        super("\"%s\" is left by approval or rejection, not by a move."
                .formatted(
                        task.step() == null
                                ? task.details().title()
                                : task.step().name()));
    }
}
