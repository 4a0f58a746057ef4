package io.taskloom.engine.task.approval;

import io.taskloom.engine.problem.InvalidInput;

/** Whether there is no such person, or one who may not work in the project, is not told. */
class NobodyToHandTo extends InvalidInput {

    NobodyToHandTo() {
        super("to", "unknown", "Nobody who may work in this project has that id.");
    }
}
