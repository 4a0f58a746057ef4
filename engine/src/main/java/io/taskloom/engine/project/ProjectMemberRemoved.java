package io.taskloom.engine.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** A member left the project or was removed. */
public record ProjectMemberRemoved(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        @JsonProperty("projectId") ProjectId project,
        PersonId person)
        implements DomainEvent {

    @Override
    public Subject subject() {
        return new Subject("project", project.value());
    }
}
