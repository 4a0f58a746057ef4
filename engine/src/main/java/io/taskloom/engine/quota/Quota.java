package io.taskloom.engine.quota;

import io.taskloom.engine.event.WorkspaceId;
import java.util.OptionalInt;

/** Keeps workspaces within their plan. */
public interface Quota {

    /**
     * Asks for so much more, in the transaction that uses it and before it does. Whoever asks for the same workspace and limit waits until
     * that has ended, so that two at once never use the last one both.
     *
     * @throws PlanLimitReached if the plan does not have it
     */
    void use(WorkspaceId workspace, Limit limit, long more);

    /**
     * Asks whether there is room for what will be remembered of another run. Takes none, since nobody knows beforehand how much that will
     * be, and waits for nobody: what is kept may go beyond the plan by what runs under way still write.
     *
     * @throws RunDataFull if all of it is used
     */
    void requireRoomForRuns(WorkspaceId workspace);

    /** For how many days after their end the plan keeps runs; empty for as long as the installation does. */
    OptionalInt runsKeptDays(WorkspaceId workspace);
}
