package io.taskloom.engine.task;

/** It is gone from every list. */
public record TaskDeleted(TaskSnapshot task) implements TaskEvent {}
