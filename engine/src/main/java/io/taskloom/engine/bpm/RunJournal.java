package io.taskloom.engine.bpm;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our own record of runs, told in the engine's transaction (by a history event handler) about instances of users' models;
 * never about our own.
 */
public interface RunJournal {

    void started(Started run);

    void ended(InstanceId instance, Instant at, End end);

    void stepStarted(Step step);

    /** @param input the step's evaluated input parameters, as far as recorded; told once more, those that have changed since. */
    void stepInput(InstanceId instance, String activityInstance, Map<String, Object> input);

    /** What a step has decided, before it ends; told once more, what it has decided at another attempt. */
    void stepDecided(InstanceId instance, String activityInstance, List<Decided> decisions);

    void stepEnded(
            InstanceId instance, String activityInstance, Instant at, boolean cancelled, Map<String, Object> output);

    /** An attempt failed. @param incident true when it was the last and the step now waits for somebody */
    void stepFailed(InstanceId instance, String activityInstance, Instant at, String message, boolean incident);

    /** Somebody gave a failed step new attempts. */
    void stepRetried(InstanceId instance, String activityInstance, Instant at);

    /** An instance follows another version from now on. */
    void migrated(InstanceId instance, String definitionId);

    /** What it waits for is another element by now. */
    void stepMigrated(InstanceId instance, String activityInstance, String elementId, @Nullable String elementName);

    /**
     * With whose rights an instance acts, from the run's own row (a model can't change it).
     *
     * @throws io.taskloom.engine.problem.Forbidden if those rights are gone; the step then fails and the run is held
     */
    Actor.Run actor(InstanceId instance);

    /** @param cause null if it was started in Camunda's own pages */
    record Started(
            InstanceId instance,
            String definitionId,
            WorkspaceId workspace,
            @Nullable String businessKey,
            Instant at,
            StartProcess.@Nullable Cause cause,
            Map<String, Object> variables) {}

    /** @param topic what it does elsewhere or by an action of ours; null for elements that do neither */
    record Step(
            InstanceId instance,
            String activityInstance,
            String elementId,
            @Nullable String elementName,
            String elementType,
            @Nullable String topic,
            Instant at) {}

    enum End {
        COMPLETED,
        CANCELLED,
        FAILED
    }
}
