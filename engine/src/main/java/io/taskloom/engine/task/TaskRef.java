package io.taskloom.engine.task;

import io.taskloom.engine.event.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task in a few words, where another thing speaks of it. */
public record TaskRef(
        TaskId id,
        String title,
        Status status,
        ProjectId projectId,
        @Nullable Instant dueAt) {}
