package io.taskloom.engine.task.form;

import io.taskloom.engine.bpm.Forms;
import io.taskloom.engine.bpm.Forms.Form;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskProcesses;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The form that somebody fills in to complete a step. */
@Service
public class TaskForms {

    private final TaskProcesses steps;
    private final Forms forms;

    TaskForms(TaskProcesses steps, Forms forms) {
        this.steps = steps;
        this.forms = forms;
    }

    /** @throws NoForm if it has none, or is over @throws io.taskloom.engine.problem.NotFound if the actor does not see it */
    @Transactional(readOnly = true)
    public Form get(Actor actor, TaskId id) {
        return steps.waiting(actor, id).flatMap(forms::of).orElseThrow(() -> new NoForm(id));
    }
}
