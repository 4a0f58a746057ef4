package io.taskloom.engine.recurrence;

import io.taskloom.engine.task.TaskId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a task is one of a series.
 *
 * @param seriesId shared by all tasks of it
 * @param previous whose completion made this one; null for the first
 */
record Recurrence(
        TaskId task, UUID seriesId, Series series, @Nullable TaskId previous) {

    Recurrence next(TaskId made) {
        Series now = series;
        return new Recurrence(
                made, seriesId, new Series(now.rule(), now.basis(), now.zone(), now.anchor(), now.number() + 1), task);
    }
}
