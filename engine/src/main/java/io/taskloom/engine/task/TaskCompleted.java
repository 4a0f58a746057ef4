package io.taskloom.engine.task;

/** It is done. */
public record TaskCompleted(TaskSnapshot task) implements TaskEvent {}
