package io.taskloom.engine.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** A project was created, with its creator as owner. */
public record ProjectCreated(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        @JsonProperty("projectId") ProjectId project,
        String name) implements DomainEvent {

    @Override
    public Subject subject() {
        return new Subject("project", project.value());
    }
}
