package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;

/** A run is over. @param state completed, cancelled or failed */
public record RunEnded(RunId run, WorkspaceId workspace, AutomationId automation, int version, RunState state)
        implements RunEvent {}
