package io.taskloom.engine.automation;

import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** A version went live: new runs use it, running ones stay on theirs. */
public record AutomationPublished(
        AutomationId automation,
        WorkspaceId workspace,
        String name,
        int number,
        @Nullable String note) implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("automation", automation.value());
    }
}
