package io.taskloom.engine.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** New tasks of the project follow another process. @param automation null for the built-in life cycle */
public record ProjectWorkFlowChanged(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        @JsonProperty("projectId") ProjectId project,
        String name,
        @Nullable UUID automation)
        implements DomainEvent {

    @Override
    public Subject subject() {
        return new Subject("project", project.value());
    }
}
