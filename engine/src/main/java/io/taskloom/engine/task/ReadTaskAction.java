package io.taskloom.engine.task;

import io.taskloom.engine.bpm.Action;
import org.springframework.stereotype.Component;

@Component
class ReadTaskAction implements Action<TaskStep, TaskSnapshot> {

    private final Tasks tasks;

    ReadTaskAction(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "read-task";
    }

    @Override
    public String title() {
        return "Read task";
    }

    @Override
    public Class<TaskStep> input() {
        return TaskStep.class;
    }

    @Override
    public TaskSnapshot perform(Call call, TaskStep input) {
        return TaskStep.inside(call, tasks.get(call.actor(), input.id())).snapshot();
    }
}
