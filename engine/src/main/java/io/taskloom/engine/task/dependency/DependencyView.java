package io.taskloom.engine.task.dependency;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.TaskRef;

/** @param task the other one */
@Schema(name = "Dependency")
public record DependencyView(DependencyId id, Relation kind, TaskRef task) {}
