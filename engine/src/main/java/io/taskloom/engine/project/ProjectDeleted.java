package io.taskloom.engine.project;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A project is gone with its tasks. Told to the whole workspace, since a project that is gone has no members; so it has no name
 * in it.
 */
public record ProjectDeleted(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        @JsonProperty("projectId") ProjectId deleted) implements DomainEvent {

    @Override
    @JsonIgnore
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    @JsonIgnore
    public Subject subject() {
        return new Subject("project", deleted.value());
    }
}
