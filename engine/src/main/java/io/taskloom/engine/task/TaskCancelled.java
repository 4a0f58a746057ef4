package io.taskloom.engine.task;

/** It will not be done. */
public record TaskCancelled(TaskSnapshot task) implements TaskEvent {}
