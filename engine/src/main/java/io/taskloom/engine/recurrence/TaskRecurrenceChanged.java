package io.taskloom.engine.recurrence;

import io.taskloom.engine.task.TaskEvent;
import io.taskloom.engine.task.TaskSnapshot;
import org.jspecify.annotations.Nullable;

/** A task repeats in another way than before. @param rule of RFC 5545; null if it repeats no more */
public record TaskRecurrenceChanged(
        TaskSnapshot task, @Nullable String rule) implements TaskEvent {}
