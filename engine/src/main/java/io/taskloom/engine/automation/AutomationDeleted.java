package io.taskloom.engine.automation;

import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** It is gone from sight and starts no more. */
public record AutomationDeleted(AutomationId automation, WorkspaceId workspace, String name) implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("automation", automation.value());
    }
}
