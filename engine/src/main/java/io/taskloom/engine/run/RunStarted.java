package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;

/** A run has begun; not told of one that begins and ends in the same moment. */
public record RunStarted(RunId run, WorkspaceId workspace, AutomationId automation, int version, String trigger)
        implements RunEvent {}
