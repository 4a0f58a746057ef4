package io.taskloom.engine.task.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;

/** Somebody has their vote again, and whoever had it has not. */
record TaskApprovalTakenBack(
        TaskId taskId,
        @JsonProperty("workspaceId") WorkspaceId workspace,
        @JsonProperty("projectId") ProjectId project,
        PersonId person)
        implements DomainEvent {

    @Override
    public Subject subject() {
        return new Subject("task", taskId.value());
    }
}
