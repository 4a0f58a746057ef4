package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;

/**
 * Somebody has had a held run go on behind the step that failed.
 *
 * @param name the automation's
 * @param step its name, or its id again if it has none
 */
public record RunStepSkipped(
        RunId run, WorkspaceId workspace, AutomationId automation, String name, String elementId, String step)
        implements RunEvent {}
