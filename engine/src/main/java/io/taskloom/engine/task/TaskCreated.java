package io.taskloom.engine.task;

/** A person or an automation made a task. */
public record TaskCreated(TaskSnapshot task) implements TaskEvent {}
