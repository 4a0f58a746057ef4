package io.taskloom.engine.workspace;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** A workspace is gone for good, with everything that was in it. */
public record WorkspaceDeleted(@JsonProperty("workspaceId") WorkspaceId workspace) implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("workspace", workspace.value());
    }
}
