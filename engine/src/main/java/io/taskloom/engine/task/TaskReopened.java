package io.taskloom.engine.task;

/** It is open again, as a new process instance. */
public record TaskReopened(TaskSnapshot task) implements TaskEvent {}
