package io.taskloom.engine.automation;

import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** Its name, description, project, switch, draft or scenarios changed. */
public record AutomationUpdated(AutomationId automation, WorkspaceId workspace, String name) implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("automation", automation.value());
    }
}
