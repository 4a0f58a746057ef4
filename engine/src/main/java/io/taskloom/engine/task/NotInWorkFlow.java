package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;

class NotInWorkFlow extends Conflict {

    NotInWorkFlow() {
        super("The task follows no work flow of its project: change its status instead.");
    }
}
