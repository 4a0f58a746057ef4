package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A run is held and waits for somebody, or could not be started at all. Why stands in the run itself, for those who may see
 * it: every member of the workspace hears of this.
 *
 * @param elementId the step; null if none began
 */
public record RunFailed(
        RunId run,
        WorkspaceId workspace,
        AutomationId automation,
        int version,
        @Nullable String elementId) implements RunEvent {}
