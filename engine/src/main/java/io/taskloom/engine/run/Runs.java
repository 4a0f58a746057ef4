package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.automation.Versions;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StartProcess.Cause;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.run.RunReader.StepRow;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs: every member of the workspace sees them, who may publish automations starts, cancels and {@link RunRepairs repairs} them. */
@Service
public class Runs {

    private final RunReader reader;
    private final RunStarter starter;
    private final RunReplay replay;
    private final StartForms forms;
    private final RunCorrections corrections;
    private final FailedRuns failures;
    private final Automations automations;
    private final Versions versions;
    private final Publications publications;
    private final Designers designers;
    private final Workspaces workspaces;
    private final Projects projects;
    private final Processes processes;
    private final RunRecorder recorder;
    private final Cursors cursors;

    Runs(
            RunReader reader,
            RunStarter starter,
            RunReplay replay,
            StartForms forms,
            RunCorrections corrections,
            FailedRuns failures,
            Automations automations,
            Versions versions,
            Publications publications,
            Designers designers,
            Workspaces workspaces,
            Projects projects,
            Processes processes,
            RunRecorder recorder,
            Cursors cursors) {
        this.reader = reader;
        this.starter = starter;
        this.replay = replay;
        this.forms = forms;
        this.corrections = corrections;
        this.failures = failures;
        this.automations = automations;
        this.versions = versions;
        this.publications = publications;
        this.designers = designers;
        this.workspaces = workspaces;
        this.projects = projects;
        this.processes = processes;
        this.recorder = recorder;
        this.cursors = cursors;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    Page<RunView> ofWorkspace(Actor actor, WorkspaceId workspace, RunFilter filter, PageRequest page) {
        workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
        return page(actor, workspace, filter, page);
    }

    /** Newest first. @param filter of that automation */
    @Transactional(readOnly = true)
    Page<RunView> ofAutomation(Actor actor, AutomationId automation, RunFilter filter, PageRequest page) {
        return page(actor, automations.get(actor, automation).workspaceId(), filter, page);
    }

    /** How many of them there are, as far as {@link RunCount#MOST}. */
    @Transactional(readOnly = true)
    RunCount count(Actor actor, WorkspaceId workspace, RunFilter filter) {
        workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
        int found = reader.count(new RunSearch(workspace, projects.visibleTo(actor), filter, null, RunCount.MOST + 1));
        return RunCount.of(found);
    }

    /** With the model it follows. */
    @Transactional(readOnly = true)
    public RunView get(Actor actor, RunId id) {
        RunView run = seen(actor, id);
        return run.with(versions.bpmn(run.automationId(), run.version()), corrections.of(id), failures.startedBy(run));
    }

    /** In the order they began. */
    @Transactional(readOnly = true)
    Page<StepView> steps(Actor actor, RunId id, PageRequest page) {
        seen(actor, id);
        String list = "steps/" + id;
        long after = page.cursor() == null ? 0 : cursors.read(list, page.cursor(), Long.class);
        List<StepRow> rows = reader.steps(id, after, page.limit() + 1);
        return Page.of(rows, page, last -> cursors.write(list, last.ordinal())).map(StepRow::view);
    }

    /**
     * Begins a run by hand, which then acts with the publisher's rights, hence only by who may publish. Run, variables and event
     * commit together, so a {@code kill -9} leaves all or nothing.
     *
     * @throws io.taskloom.engine.problem.InvalidInput naming every field of the start's form that breaks a rule
     */
    @Transactional
    RunView start(Actor actor, AutomationId id, @Nullable StartRun command) {
        AutomationView automation = automations.getToSteer(actor, id);
        PublishedVersion version = versions.toStart(automation);
        if (!publications.hold(id)) {
            throw new NotFound("automation", id);
        }
        var cause = new Cause("manual", null, null, null, null, actor.depth() + 1, actor.person());
        RunId run = starter.start(version, cause, forms.checked(version, command));
        return reader.find(run).orElseThrow();
    }

    /**
     * Begins it once more on the version that new runs use, with the trigger and the data that began it. The project of what
     * began it must still be one the actor sees.
     */
    @Transactional
    RunView replay(Actor actor, RunId id) {
        RunView run = seen(actor, id);
        AutomationView automation = automations.getToSteer(actor, run.automationId());
        PublishedVersion version = versions.toStart(automation);
        if (!publications.hold(automation.id())) {
            throw new NotFound("automation", automation.id());
        }
        return reader.find(replay.again(id, version, actor)).orElseThrow();
    }

    @Transactional
    RunView cancel(Actor actor, RunId id) {
        steered(actor, id);
        processes.cancel(instance(id), "cancelled by " + actor.person());
        recorder.write();
        return seen(actor, id);
    }

    /** Ids of those that the actor sees, newest first. */
    @Transactional(readOnly = true)
    List<RunId> found(Actor actor, WorkspaceId workspace, RunFilter filter, int limit) {
        return reader.ids(new RunSearch(workspace, projects.visibleTo(actor), filter, null, limit));
    }

    /** One that the actor may repair. @throws RunNotFailed if nothing holds it */
    RunView held(Actor actor, RunId id) {
        RunView run = steered(actor, id);
        if (run.state() != RunState.FAILED) {
            throw new RunNotFailed(run.state());
        }
        return run;
    }

    private RunView steered(Actor actor, RunId id) {
        RunView run = seen(actor, id);
        designers.require(actor, run.workspaceId());
        if (run.endedAt() != null) {
            throw new RunOver(run.state());
        }
        return run;
    }

    /** Its steps tell of what started it: who may not see the one may not see the other. */
    RunView seen(Actor actor, RunId id) {
        RunView run = reader.find(id).orElseThrow(() -> new NotFound("run", id));
        try {
            workspaces.require(actor, run.workspaceId(), WorkspaceRole.MEMBER);
            recorder.project(id).ifPresent(project -> projects.require(actor, project, ProjectRole.VIEWER));
        } catch (NotFound hidden) {
            throw new NotFound("run", id);
        }
        return run;
    }

    private Page<RunView> page(Actor actor, WorkspaceId workspace, RunFilter filter, PageRequest page) {
        Set<ProjectId> visible = projects.visibleTo(actor);
        String list = "runs/%s/%s".formatted(workspace, filter);
        UUID before = page.cursor() == null ? null : cursors.read(list, page.cursor(), UUID.class);
        return Page.of(
                reader.page(new RunSearch(workspace, visible, filter, before, page.limit() + 1)),
                page,
                last -> cursors.write(list, last.id().value()));
    }

    private static InstanceId instance(RunId run) {
        return new InstanceId(run.value());
    }
}
