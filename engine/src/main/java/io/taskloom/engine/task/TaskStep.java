package io.taskloom.engine.task;

import io.taskloom.connector.spi.Property;
import io.taskloom.engine.problem.InvalidInput;
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
}
