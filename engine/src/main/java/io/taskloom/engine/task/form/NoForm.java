package io.taskloom.engine.task.form;

import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.task.TaskId;

/** The task asks for nothing when it is completed, or is over. */
class NoForm extends NotFound {

    NoForm(TaskId task) {
        super("form of task", task);
    }
}
