package io.taskloom.engine.workspace;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What people have still to do, which somebody else may take over when they leave. */
public interface OpenWork {

    /**
     * In the transaction that takes the person out, before it locks anything; the caller knows that the actor may do that.
     *
     * @param project null for all of the workspace
     * @param to has it from now on
     * @throws io.taskloom.engine.problem.Conflict if the other may not have it, or if it is too much for one transaction
     */
    void handOver(Actor actor, WorkspaceId workspace, @Nullable ProjectId project, PersonId from, PersonId to);
}
