package io.taskloom.engine.task;

import org.jspecify.annotations.Nullable;

/**
 * What is read with a task and is not its own: it changes without the task.
 *
 * @param blocked whether an open task blocks it
 * @param constrained false if certainly no task does
 * @param recurring whether it is of a series
 * @param lease who keeps it for editing, or kept it
 */
record Surroundings(
        TaskView.Progress subtasks,
        boolean blocked,
        boolean constrained,
        int comments,
        boolean recurring,
        @Nullable Lease lease) {

    static final Surroundings NONE = new Surroundings(new TaskView.Progress(0, 0), false, false, 0, false, null);
}
