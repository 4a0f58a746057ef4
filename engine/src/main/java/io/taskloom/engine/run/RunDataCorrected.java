package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.List;

/**
 * Somebody has set variables of a held run before it was tried again.
 *
 * @param name the automation's
 * @param variables their names; to what they were set is for those who may see the run
 */
public record RunDataCorrected(
        RunId run, WorkspaceId workspace, AutomationId automation, String name, List<String> variables)
        implements RunEvent {}
