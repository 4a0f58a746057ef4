package io.taskloom.engine.task.dependency;

import io.taskloom.engine.task.TaskId;

/** One task waits for another. */
public record Blocking(TaskId blocker, TaskId blocked) {}
