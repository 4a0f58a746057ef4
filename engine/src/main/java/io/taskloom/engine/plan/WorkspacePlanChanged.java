package io.taskloom.engine.plan;

import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** A workspace has another plan. @param before the name of the one it had */
public record WorkspacePlanChanged(WorkspaceId workspace, String plan, String before) implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("workspace", workspace.value());
    }
}
