package io.taskloom.engine.task;

/** It is put away; if it was open, its process has ended. */
public record TaskArchived(TaskSnapshot task) implements TaskEvent {}
