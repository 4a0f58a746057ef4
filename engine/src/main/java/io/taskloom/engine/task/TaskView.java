package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.tag.TagView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as people see it.
 *
 * @param timeZone IANA name
 * @param position its place in the project, opaque, sorts as text
 * @param subtasks all below it, those cancelled or in the bin left out
 * @param blocked whether an open task blocks it
 * @param comments how many there are
 * @param recurring whether it is one of a series, be it done or to do
 * @param estimate how long it is expected to take, as ISO 8601 duration
 * @param timeSpent what people took for it, running timers left out
 * @param attachments how many files there are
 * @param step its column in the project's work flow; null in the built-in life cycle, and once it is closed
 * @param fields what it has in custom fields, in their order; those without a value, and in the archive, left out
 */
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
        @Nullable Instant completedAt,
        List<TagView> tags,
        @Nullable SectionId sectionId,
        String position,
        @Nullable TaskId parentId,
        Progress subtasks,
        boolean blocked,
        int comments,
        boolean recurring,
        @Nullable Duration estimate,
        Duration timeSpent,
        int attachments,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt,
        @Nullable LeaseView lease,
        List<TaskFieldValue> fields,
        @Nullable WorkStep step) {

    /** @param instanceId the instance it is, or was when it was closed */
    @Schema(name = "TaskProcess")
    public record Process(@Nullable InstanceId instanceId) {}

    @Schema(name = "TaskProgress")
    public record Progress(int total, int done) {}

    /** Whether it is neither in the archive nor in the bin. */
    @JsonIgnore
    public boolean inSight() {
        return archivedAt == null && deletedAt == null;
    }

    public TaskRef ref() {
        return new TaskRef(id, title, status, projectId, dueAt);
    }

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
                completedAt,
                tags.stream().map(tag -> new TaskTag(tag.id(), tag.name())).toList(),
                sectionId,
                position,
                parentId,
                archivedAt,
                deletedAt,
                fields,
                step);
    }
}
