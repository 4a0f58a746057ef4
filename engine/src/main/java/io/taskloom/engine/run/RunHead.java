package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of a run.
 *
 * @param person with whose rights it acts
 * @param subject id of what it is about; null for nothing in particular
 */
record RunHead(
        RunId run,
        WorkspaceId workspace,
        AutomationId automation,
        int version,
        PersonId person,
        int depth,
        @Nullable UUID subject) {

    Actor.Run actor() {
        return new Actor.Run(run, person, depth);
    }
}
