package io.taskloom.engine.run;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;

/** Has what a run did taken back; what the request for one run and that for many have in common. */
public interface RunUndoing {

    /**
     * Begins it; it goes on by itself.
     *
     * @throws io.taskloom.engine.problem.NotFound if the actor does not see the run
     * @throws io.taskloom.engine.problem.Forbidden if they may not publish its automation
     * @throws io.taskloom.engine.problem.Conflict if the run goes on still, or was undone, or there is nothing to take back
     */
    void undo(Actor actor, RunId run);
}
