package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task as others name it: enough to show and to open it. */
@Schema(name = "TaskRef")
public record TaskRef(
        TaskId id,
        String title,
        Status status,
        ProjectId projectId,
        @Nullable Instant dueAt) {

    public static TaskRef of(TaskView task) {
        return new TaskRef(task.id(), task.title(), task.status(), task.projectId(), task.dueAt());
    }
}
