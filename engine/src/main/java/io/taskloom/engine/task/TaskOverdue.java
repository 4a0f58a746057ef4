package io.taskloom.engine.task;

/** It was due and is still open. */
public record TaskOverdue(TaskSnapshot task) implements TaskEvent {}
