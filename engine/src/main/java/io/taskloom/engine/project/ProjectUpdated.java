package io.taskloom.engine.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** Name, description or colour changed. */
public record ProjectUpdated(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        @JsonProperty("projectId") ProjectId project,
        String name) implements DomainEvent {

    @Override
    public Subject subject() {
        return new Subject("project", project.value());
    }
}
