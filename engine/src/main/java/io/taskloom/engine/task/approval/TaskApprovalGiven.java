package io.taskloom.engine.task.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has agreed, or not; what it led to, the task's own events tell.
 *
 * @param insteadOf whose vote it is; null for their own
 */
record TaskApprovalGiven(
        TaskId taskId,
        @JsonProperty("workspaceId") WorkspaceId workspace,
        @JsonProperty("projectId") ProjectId project,
        PersonId person,
        @Nullable PersonId insteadOf,
        Decision decision)
        implements DomainEvent {

    @Override
    public Subject subject() {
        return new Subject("task", taskId.value());
    }
}
