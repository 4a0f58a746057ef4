package io.taskloom.engine.task;

/** It is in the recycle bin; if it was open, its process has ended. */
public record TaskDeleted(TaskSnapshot task) implements TaskEvent {}
