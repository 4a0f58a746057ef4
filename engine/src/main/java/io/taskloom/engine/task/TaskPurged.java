package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** It is gone for good. */
public record TaskPurged(
        TaskId taskId,
        @JsonProperty("projectId") ProjectId project,
        @JsonProperty("workspaceId") WorkspaceId workspace) implements DomainEvent {

    @Override
    @JsonIgnore
    public Subject subject() {
        return new Subject("task", taskId.value());
    }
}
