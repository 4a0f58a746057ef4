package io.taskloom.engine.reminder;

import io.taskloom.engine.task.TaskEvent;
import io.taskloom.engine.task.TaskSnapshot;

/** Its people are being reminded of a task. */
public record TaskReminded(TaskSnapshot task, ReminderView reminder) implements TaskEvent {}
