package io.taskloom.engine.workspace;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** A member has another role now. */
public record MemberRoleChanged(@JsonProperty("workspaceId") WorkspaceId workspace, PersonId person, WorkspaceRole role)
        implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("workspace", workspace.value());
    }
}
