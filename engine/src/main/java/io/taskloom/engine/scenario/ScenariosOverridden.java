package io.taskloom.engine.scenario;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A version was published although some of its scenarios did not come out as expected.
 *
 * @param number of the version
 * @param failed how many did not
 * @param reason as the publisher gave it
 */
public record ScenariosOverridden(
        AutomationId automation, WorkspaceId workspace, String name, int number, long failed, String reason)
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
