package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is read with a task and is not its own: it changes without the task.
 *
 * @param blocked whether an open task blocks it
 * @param lease who keeps it for editing just now
 */
record Surroundings(
        TaskView.Progress subtasks,
        boolean blocked,
        int comments,
        @Nullable Lease lease) {

    static final Surroundings NONE = new Surroundings(new TaskView.Progress(0, 0), false, 0, null);

    record Lease(PersonId holder, Instant until) {}
}
