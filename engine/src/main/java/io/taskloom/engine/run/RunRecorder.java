package io.taskloom.engine.run;

import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.Decided;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.RunJournal;
import io.taskloom.engine.bpm.StartProcess.Cause;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.problem.Forbidden;
import io.taskloom.engine.problem.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gathers what the engine tells of runs, and answers with whose rights they act. */
@Component
class RunRecorder implements RunJournal {

    private static final Logger log = LoggerFactory.getLogger(RunRecorder.class);

    private final Publications publications;
    private final Designers designers;
    private final RunStore store;
    private final JournalWriter writer;

    RunRecorder(Publications publications, Designers designers, RunStore store, JournalWriter writer) {
        this.publications = publications;
        this.designers = designers;
        this.store = store;
        this.writer = writer;
    }

    @Override
    public void started(Started run) {
        PublishedVersion version = publications.byDefinition(run.definitionId()).orElse(null);
        if (version == null) {
            log.warn(
                    "Instance {} of {} belongs to no automation and is not recorded",
                    run.instance(),
                    run.definitionId());
            return;
        }
        Cause cause = run.cause() == null ? new Cause("manual", null, null, null, 1) : run.cause();
        RunNote note = page().run(id(run.instance()));
        note.born = NewRun.begun(head(id(run.instance()), version, cause), cause, run.at());
        note.variables = run.variables();
    }

    @Override
    public void ended(InstanceId instance, Instant at, End end) {
        RunNote note = page().run(id(instance));
        note.endedAt = at;
        note.end = switch (end) {
            case COMPLETED -> RunState.COMPLETED;
            case CANCELLED -> RunState.CANCELLED;
            case FAILED -> RunState.FAILED;
        };
    }

    @Override
    public void stepStarted(Step step) {
        JournalPage page = page();
        StepKey key = key(step.instance(), step.activityInstance());
        StepNote note = new StepNote(key, step);
        note.state = StepView.State.ACTIVE;
        if (step.elementType().startsWith("start")) {
            // What the run was given is what its start event hands on.
            RunNote run = page.runs.get(key.run());
            note.output = run == null ? null : run.variables;
        }
        page.steps.put(key, note);
    }

    @Override
    public void stepInput(InstanceId instance, String activityInstance, Map<String, Object> input) {
        page().step(key(instance, activityInstance)).input = input;
    }

    @Override
    public void stepDecided(InstanceId instance, String activityInstance, List<Decided> decisions) {
        page().step(key(instance, activityInstance)).decisions = decisions;
    }

    @Override
    public void stepEnded(
            InstanceId instance, String activityInstance, Instant at, boolean cancelled, Map<String, Object> output) {
        StepNote note = page().step(key(instance, activityInstance));
        note.state = cancelled ? StepView.State.CANCELLED : StepView.State.COMPLETED;
        note.endedAt = at;
        if (!output.isEmpty()) {
            note.output = output;
        }
    }

    @Override
    public void stepFailed(InstanceId instance, String activityInstance, Instant at, String message, boolean incident) {
        StepNote step = page().step(key(instance, activityInstance));
        step.state = incident ? StepView.State.FAILED : StepView.State.RETRYING;
        step.failures++;
        step.error = message;
        if (incident) {
            RunNote run = page().run(id(instance));
            run.heldAt = step.key;
            run.error = message;
        }
    }

    @Override
    public void stepRetried(InstanceId instance, String activityInstance, Instant at) {
        page().step(key(instance, activityInstance)).state = StepView.State.RETRYING;
        page().run(id(instance)).retried = true;
    }

    /**
     * Somebody has left a failed step; after the engine has told what became of the run. It can't know that what was set was no
     * input to try again with.
     */
    void skipped(RunId run, String activityInstance, PersonId by, Instant at, Map<String, Object> brought) {
        StepNote step = page().step(new StepKey(run, activityInstance));
        step.state = StepView.State.SKIPPED;
        step.skippedBy = by;
        step.input = null;
        step.output = brought;
        step.endedAt = at;
        page().run(run).retried = true;
    }

    @Override
    public void migrated(InstanceId instance, String definitionId) {
        publications.byDefinition(definitionId).ifPresent(version -> page().run(id(instance)).migrated = version);
    }

    @Override
    public void stepMigrated(
            InstanceId instance, String activityInstance, String elementId, @Nullable String elementName) {
        StepNote step = page().step(key(instance, activityInstance));
        step.elementId = elementId;
        step.elementName = elementName;
    }

    @Override
    public Actor.Run actor(InstanceId instance) {
        RunHead head = head(id(instance)).orElseThrow(NoRunRights::new);
        try {
            designers.require(head.actor(), head.workspace());
        } catch (Forbidden | NotFound gone) {
            throw new NoRunRights();
        }
        return head.actor();
    }

    /** Also of a run that this very transaction has begun. */
    Optional<RunHead> head(RunId run) {
        return born(run).map(NewRun::head).or(() -> store.head(run));
    }

    /** Project in which happened what started the run. */
    Optional<ProjectId> project(RunId run) {
        Optional<NewRun> born = born(run);
        return born.isPresent() ? born.map(begun -> begun.cause().project()) : store.project(run);
    }

    /** Whose doing started the run. */
    Optional<PersonId> startedBy(RunId run) {
        Optional<NewRun> born = born(run);
        return born.isPresent() ? born.map(begun -> begun.cause().by()) : store.startedBy(run);
    }

    /** Writes what has been told so far in this transaction, for whoever reads it there. */
    void write() {
        page().write();
    }

    private Optional<NewRun> born(RunId run) {
        return Optional.ofNullable(page().runs.get(run)).map(note -> note.born);
    }

    static RunHead head(RunId run, PublishedVersion version, Cause cause) {
        return new RunHead(
                run,
                version.workspace(),
                version.automation(),
                version.number(),
                version.author(),
                cause.depth(),
                cause.subject() == null ? null : cause.subject().id());
    }

    static RunId id(InstanceId instance) {
        return new RunId(instance.value());
    }

    private JournalPage page() {
        return JournalPage.current(writer::write);
    }

    private static StepKey key(InstanceId instance, String activityInstance) {
        return new StepKey(id(instance), activityInstance);
    }
}
