package io.taskloom.engine.task;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.section.SectionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as events and automations see it: the REST shape without its heavy fields. */
public record TaskSnapshot(
        TaskId id,
        ProjectId projectId,
        WorkspaceId workspaceId,
        String title,
        Status status,
        Priority priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        @Nullable String timeZone,
        boolean overdue,
        List<TaskPerson> assignees,
        @Nullable TaskPerson reporter,
        Kind kind,
        Origin origin,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt,
        List<TaskTag> tags,
        @Nullable SectionId sectionId,
        String position,
        @Nullable TaskId parentId,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt,
        List<TaskFieldValue> fields,
        @Nullable WorkStep step) {}
