package io.taskloom.engine.run.migration;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has had runs of one version follow another.
 *
 * @param name the automation's
 * @param way {@code migrate} or {@code restart}
 * @param moved how many do by now; 0 when it begins
 * @param stayed how many could not
 * @param over whether it has ended
 */
public record RunsMoved(
        AutomationId automation,
        WorkspaceId workspace,
        String name,
        int from,
        int to,
        String way,
        int moved,
        int stayed,
        boolean over)
        implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("automation", automation.value());
    }
}
