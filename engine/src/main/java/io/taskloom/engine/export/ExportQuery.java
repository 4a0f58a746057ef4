package io.taskloom.engine.export;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.TaskBox;
import io.taskloom.engine.task.TaskFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks, as the list asks for them.
 *
 * @param project null for every project one sees
 * @param sort null for the list's own order
 */
record ExportQuery(
        @Nullable ProjectId project,
        TaskBox in,
        TaskFilter filter,
        @Nullable String sort) {}
