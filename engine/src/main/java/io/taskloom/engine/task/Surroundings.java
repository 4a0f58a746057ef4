package io.taskloom.engine.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is read with a task and is not its own: it changes without the task.
 *
 * @param blocked whether an open task blocks it
 * @param constrained false if certainly no task does
 * @param timeSpent what people took for it, as far as it is entered
 * @param lease who keeps it for editing, or kept it
 */
record Surroundings(
        TaskView.Progress subtasks,
        boolean blocked,
        boolean constrained,
        int comments,
        Duration timeSpent,
        int attachments,
        @Nullable Lease lease) {

    static final Surroundings NONE =
            new Surroundings(new TaskView.Progress(0, 0), false, false, 0, Duration.ZERO, 0, null);
}
