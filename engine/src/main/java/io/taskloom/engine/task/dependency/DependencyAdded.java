package io.taskloom.engine.task.dependency;

import io.taskloom.engine.task.TaskEvent;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskSnapshot;

/** Told once for each of the two tasks. @param kind what the task is to the other */
public record DependencyAdded(TaskSnapshot task, TaskId other, Relation kind) implements TaskEvent {}
