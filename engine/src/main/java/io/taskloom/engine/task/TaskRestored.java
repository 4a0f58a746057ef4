package io.taskloom.engine.task;

/** It is back out of the archive or the bin; if it is open, as a new process instance. */
public record TaskRestored(TaskSnapshot task) implements TaskEvent {}
