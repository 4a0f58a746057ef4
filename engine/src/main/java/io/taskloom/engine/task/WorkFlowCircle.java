package io.taskloom.engine.task;

import io.taskloom.engine.problem.Unprocessable;

/** Work flows make tasks that follow work flows, again and again. */
class WorkFlowCircle extends Unprocessable {

    WorkFlowCircle() {
        super("Not created: so many automations have led to one another that it looks like a circle.");
    }
}
