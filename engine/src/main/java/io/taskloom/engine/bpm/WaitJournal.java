package io.taskloom.engine.bpm;

import io.taskloom.engine.event.WorkspaceId;
import java.util.Collection;
import java.util.Map;

/**
 * Told, in the engine's transaction, when an instance of a user's model begins to wait for an event or a web call and when it waits
 * no longer, whatever the reason: it came, a timer was first, the run was cancelled or moved.
 */
public interface WaitJournal {

    void begun(Subscribed wait);

    void over(WaitId wait);

    /** What an instance that follows another version by now goes on waiting for. */
    void migrated(Subscribed wait);

    /**
     * Addresses that an instance may be called at while it runs, or for its next round.
     *
     * @param elements BPMN ids of those that wait for a call
     * @return by element; empty if nobody can be told of such a run
     */
    Map<String, String> callbacks(
            InstanceId instance, String definitionId, WorkspaceId workspace, Collection<String> elements);

    record Subscribed(
            WaitId id,
            InstanceId instance,
            String definitionId,
            WorkspaceId workspace,
            String elementId,
            Awaited awaited) {}
}
