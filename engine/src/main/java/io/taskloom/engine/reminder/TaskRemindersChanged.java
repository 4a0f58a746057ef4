package io.taskloom.engine.reminder;

import io.taskloom.engine.task.TaskEvent;
import io.taskloom.engine.task.TaskSnapshot;

/** Somebody added a reminder of a task, took one off or put one off; whoever shows the task asks for them again. */
public record TaskRemindersChanged(TaskSnapshot task) implements TaskEvent {}
