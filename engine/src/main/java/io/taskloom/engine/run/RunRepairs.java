package io.taskloom.engine.run;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What helps a run that a failed step holds, for who may publish its automation. Each is one transaction with the engine's step
 * and the record of who did it: a node that is killed in the middle leaves the run held as it was.
 */
@Service
class RunRepairs {

    private final Runs runs;
    private final Processes processes;
    private final RunRecorder recorder;
    private final StartVariables variables;
    private final RunCorrections corrections;
    private final Events events;
    private final Clock clock;

    RunRepairs(
            Runs runs,
            Processes processes,
            RunRecorder recorder,
            StartVariables variables,
            RunCorrections corrections,
            Events events,
            Clock clock) {
        this.runs = runs;
        this.processes = processes;
        this.recorder = recorder;
        this.variables = variables;
        this.corrections = corrections;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives the steps that hold it new attempts.
     *
     * @param correction variables to set before, of which the names are kept; null for none
     * @throws RunNotFailed if nothing holds it
     * @throws io.taskloom.engine.bpm.NotCorrected if a step's inputs can't be worked out with them
     */
    @Transactional
    RunView retry(Actor actor, RunId id, @Nullable RetryRun correction) {
        RunView run = runs.held(actor, id);
        Map<String, @Nullable Object> corrected = variables.checked(correction);
        processes.retry(instance(id), corrected);
        recorder.write();
        if (!corrected.isEmpty()) {
            List<String> names = corrected.keySet().stream().sorted().toList();
            corrections.add(id, now(), person(actor), names);
            events.publish(
                    actor,
                    new RunDataCorrected(id, run.workspaceId(), run.automationId(), run.automationName(), names));
        }
        return runs.seen(actor, id);
    }

    /**
     * Leaves a step that holds it as if it had brought that; its error stays on record.
     *
     * @throws RunNotFailed if nothing holds it
     * @throws io.taskloom.engine.bpm.NotSkipped if that step does not hold it, or several do and none is named, or it can only
     *     be tried again
     */
    @Transactional
    RunView skip(Actor actor, RunId id, @Nullable SkipStep command) {
        RunView run = runs.held(actor, id);
        Map<String, @Nullable Object> output = variables.checked(command);
        // Before the engine goes on, since what follows begins behind it.
        Instant left = now();
        Processes.Skipped skipped = processes.skip(instance(id), command == null ? null : command.stepId(), output);
        recorder.skipped(id, skipped.step(), person(actor), left, skipped.brought());
        recorder.write();
        events.publish(
                actor,
                new RunStepSkipped(
                        id,
                        run.workspaceId(),
                        run.automationId(),
                        run.automationName(),
                        skipped.elementId(),
                        skipped.elementName() == null ? skipped.elementId() : skipped.elementName()));
        return runs.seen(actor, id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static PersonId person(Actor actor) {
        return Objects.requireNonNull(actor.person(), "only people repair runs");
    }

    private static InstanceId instance(RunId run) {
        return new InstanceId(run.value());
    }
}
