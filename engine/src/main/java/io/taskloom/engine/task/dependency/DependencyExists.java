package io.taskloom.engine.task.dependency;

import io.taskloom.engine.problem.Conflict;

class DependencyExists extends Conflict {

    DependencyExists() {
        super("These two tasks are linked like that already.");
    }
}
