package io.taskloom.engine.task;

/** A running automation asks somebody to do a step; told apart from {@link TaskCreated} so that no rule on new tasks feeds itself. */
public record StepOpened(TaskSnapshot task) implements TaskEvent {}
