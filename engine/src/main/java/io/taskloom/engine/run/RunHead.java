package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;

/** What of a run never changes. @param person with whose rights it acts */
record RunHead(RunId run, WorkspaceId workspace, AutomationId automation, int version, PersonId person, int depth) {

    Actor.Run actor() {
        return new Actor.Run(run, person, depth);
    }
}
