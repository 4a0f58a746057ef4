package io.taskloom.engine.reminder;

/** A step of {@code task.bpmn} that concerns one reminder. */
record ReminderStep(ReminderId reminderId) {}
