package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run is over.
 *
 * @param state completed, cancelled or failed
 * @param businessKey id of what it was about; null for nothing in particular
 */
public record RunEnded(
        RunId run,
        WorkspaceId workspace,
        AutomationId automation,
        int version,
        RunState state,
        @Nullable UUID businessKey)
        implements RunEvent {}
