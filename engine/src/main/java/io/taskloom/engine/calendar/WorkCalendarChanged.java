package io.taskloom.engine.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** Work is done at other times from now on. */
public record WorkCalendarChanged(
        @JsonProperty("workspaceId") WorkspaceId workspace, String timeZone) implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("workspace", workspace.value());
    }
}
