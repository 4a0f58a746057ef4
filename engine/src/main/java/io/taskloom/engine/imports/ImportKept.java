package io.taskloom.engine.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.TaskId;

/** A task that undoing left there. @param reason {@code changed}, {@code subtasks}, or why it could not be deleted */
@Schema(name = "ImportKeptTask")
record ImportKept(int line, TaskId taskId, String title, String reason) {}
