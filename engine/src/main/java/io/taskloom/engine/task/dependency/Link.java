package io.taskloom.engine.task.dependency;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.TaskId;

/** One task waits for another, by name. */
@Schema(name = "TaskLink")
public record Link(DependencyId id, TaskId blocker, TaskId blocked) {}
