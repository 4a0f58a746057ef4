package io.taskloom.engine.bpm;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what it is told as short lines, per instance. */
class RecordingJournal implements RunJournal {

    static final PersonId PUBLISHER = new PersonId(Ids.next());

    private final Map<InstanceId, List<String>> lines = new ConcurrentHashMap<>();
    private final Map<String, String> elements = new ConcurrentHashMap<>();
    final Map<InstanceId, List<Decided>> decided = new ConcurrentHashMap<>();
    final Map<InstanceId, Started> starts = new ConcurrentHashMap<>();

    List<String> of(InstanceId instance) {
        return lines.computeIfAbsent(instance, id -> new CopyOnWriteArrayList<>());
    }

    @Override
    public void started(Started run) {
        starts.put(run.instance(), run);
        of(run.instance()).add("run started");
    }

    @Override
    public void ended(InstanceId instance, Instant at, End end) {
        of(instance).add("run " + end);
    }

    @Override
    public void stepStarted(Step step) {
        elements.put(step.activityInstance(), step.elementId());
        of(step.instance()).add(step.elementId() + " started");
    }

    @Override
    public void stepInput(InstanceId instance, String step, Map<String, Object> input) {
        of(instance).add(elements.get(step) + " input " + input);
    }

    @Override
    public void stepEnded(InstanceId instance, String step, Instant at, boolean cancelled, Map<String, Object> output) {
        of(instance)
                .add(elements.get(step)
                        + (cancelled ? " cancelled" : " ended")
                        + (output.isEmpty() ? "" : " " + output));
    }

    @Override
    public void stepDecided(InstanceId instance, String step, List<Decided> decisions) {
        decided.put(instance, decisions);
    }

    @Override
    public void migrated(InstanceId instance, String definitionId) {
        of(instance).add("run migrated");
    }

    @Override
    public void stepMigrated(InstanceId instance, String step, String elementId, @Nullable String elementName) {
        of(instance).add(elements.put(step, elementId) + " is " + elementId);
    }

    @Override
    public void stepFailed(InstanceId instance, String step, Instant at, String message, boolean incident) {
        of(instance).add(elements.get(step) + (incident ? " incident " : " failed ") + message);
    }

    @Override
    public void stepRetried(InstanceId instance, String step, Instant at) {
        of(instance).add(elements.get(step) + " retried");
    }

    @Override
    public Actor.Run actor(InstanceId instance) {
        return new Actor.Run(new RunId(instance.value()), PUBLISHER, 1);
    }
}
