package io.taskloom.engine.automation;

import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What an automation says of how long its runs are kept.
 *
 * @param days after a run's end; null says nothing
 */
public record RunsKept(
        AutomationId automation,
        WorkspaceId workspace,
        @Nullable Integer days) {}
