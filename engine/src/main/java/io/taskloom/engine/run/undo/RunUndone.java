package io.taskloom.engine.run.undo;

import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.run.RunView.UndoState;
import org.jspecify.annotations.Nullable;

/**
 * All that a run did was taken back, or tried to.
 *
 * @param name the automation's
 * @param state what came of it
 */
public record RunUndone(RunId run, WorkspaceId workspace, String name, UndoState state) implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("run", run.value());
    }
}
