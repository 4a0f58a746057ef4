package io.taskloom.engine.task;

import io.taskloom.engine.problem.Conflict;

class StartedElsewhere extends Conflict {

    StartedElsewhere() {
        super("A task's process starts with its task: create a task instead.");
    }
}
