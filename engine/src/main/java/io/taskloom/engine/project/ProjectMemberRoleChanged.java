package io.taskloom.engine.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** A member has another role in the project now. */
public record ProjectMemberRoleChanged(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        @JsonProperty("projectId") ProjectId project,
        PersonId person,
        ProjectRole role)
        implements DomainEvent {

    @Override
    public Subject subject() {
        return new Subject("project", project.value());
    }
}
