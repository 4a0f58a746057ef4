package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as people see it. @param timeZone IANA name */
@Schema(name = "Task")
public record TaskView(
        TaskId id,
        ProjectId projectId,
        WorkspaceId workspaceId,
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        @Nullable String timeZone,
        boolean overdue,
        List<PersonView> assignees,
        @Nullable PersonView reporter,
        Kind kind,
        @Nullable String formKey,
        Origin origin,
        Process process,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt) {

    /** @param instanceId the instance it is, or was when it was closed */
    @Schema(name = "TaskProcess")
    public record Process(@Nullable InstanceId instanceId) {}

    /** What events tell of it. */
    public TaskSnapshot snapshot() {
        return new TaskSnapshot(
                id,
                projectId,
                workspaceId,
                title,
                status,
                priority,
                startAt,
                dueAt,
                timeZone,
                overdue,
                assignees.stream().map(TaskPerson::of).toList(),
                reporter == null ? null : TaskPerson.of(reporter),
                kind,
                origin,
                version,
                createdAt,
                updatedAt,
                completedAt);
    }
}
