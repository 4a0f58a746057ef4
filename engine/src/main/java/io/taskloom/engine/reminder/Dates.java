package io.taskloom.engine.reminder;

import io.taskloom.engine.task.ReminderWish.Anchor;
import io.taskloom.engine.task.TaskView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of a task its reminders follow. */
record Dates(@Nullable Instant start, @Nullable Instant due) {

    static Dates of(TaskView task) {
        return new Dates(task.startAt(), task.dueAt());
    }

    @Nullable
    Instant at(Anchor anchor) {
        return switch (anchor) {
            case START -> start;
            case DUE -> due;
        };
    }
}
