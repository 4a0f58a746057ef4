package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** It left this project for another, which not everybody here may see: so it does not say where to. */
public record TaskMovedAway(
        TaskId taskId,
        @JsonProperty("projectId") ProjectId project,
        @JsonProperty("workspaceId") WorkspaceId workspace) implements DomainEvent {

    @Override
    @JsonIgnore
    public Subject subject() {
        return new Subject("task", taskId.value());
    }
}
