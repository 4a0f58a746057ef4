package io.taskloom.engine.run.undo;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.run.RunEvent;

/**
 * Somebody has asked for a run to be undone, or for what failed of that to be tried again.
 *
 * @param name the automation's
 */
public record RunUndoBegun(RunId run, WorkspaceId workspace, AutomationId automation, String name)
        implements RunEvent {}
