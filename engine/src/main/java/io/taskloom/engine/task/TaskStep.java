package io.taskloom.engine.task;

import io.taskloom.connector.spi.Property;
import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import jakarta.validation.constraints.NotBlank;

/** An automation's step that concerns one task. */
record TaskStep(
        @Property(label = "Task", description = "Its id.", example = "=task.id") @NotBlank
        String taskId) {

    TaskId id() {
        try {
            return TaskId.of(taskId.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("taskId", "format", "This is no id of a task.");
        }
    }

    /**
     * The publisher may well be a member of other workspaces, but what a run reads is shown to this one's members.
     *
     * @throws NotFound if the task is another workspace's
     */
    static TaskView inside(Action.Call call, TaskView task) {
        if (!task.workspaceId().equals(call.workspace())) {
            throw new NotFound("task", task.id());
        }
        return task;
    }
}
