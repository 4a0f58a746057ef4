package io.taskloom.engine.automation;

import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.bpm.Drawn;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A workspace's automations: every member sees them, its designers change them. Models are {@link Drafts} and versions. */
@Service
public class Automations {

    private static final int AT_A_TIME = 500;

    private final AutomationRepository automations;
    private final Designers designers;
    private final ModelText models;
    private final DraftTriggers draftTriggers;
    private final ActiveRuns runs;
    private final Deployments deployments;
    private final Events events;
    private final Cursors cursors;
    private final Clock clock;

    Automations(
            AutomationRepository automations,
            Designers designers,
            ModelText models,
            DraftTriggers draftTriggers,
            ActiveRuns runs,
            Deployments deployments,
            Events events,
            Cursors cursors,
            Clock clock) {
        this.automations = automations;
        this.designers = designers;
        this.models = models;
        this.draftTriggers = draftTriggers;
        this.runs = runs;
        this.deployments = deployments;
        this.events = events;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Transactional
    public AutomationView create(Actor actor, WorkspaceId workspace, CreateAutomation command) {
        designers.require(actor, workspace);
        designers.requireProject(actor, workspace, command.projectId());
        String bpmn = command.bpmn() == null ? models.blank() : models.accepted(command.bpmn());
        var automation = new AutomationView(
                new AutomationId(Ids.next()),
                workspace,
                command.projectId(),
                command.name().strip(),
                Objects.requireNonNullElse(command.description(), ""),
                null,
                1,
                true,
                List.of(),
                draftTriggers.of(bpmn),
                null,
                true,
                null,
                null,
                now(),
                1);
        automations.insert(
                automation,
                bpmn,
                new Drawn(models.accepted(command.forms()), models.acceptedDecisions(command.decisions())),
                actor.person());
        events.publish(actor, new AutomationCreated(automation.id(), workspace, automation.name()));
        return automation;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<AutomationView> list(Actor actor, WorkspaceId workspace, PageRequest page) {
        designers.requireMember(actor, workspace);
        String list = "automations/" + workspace;
        UUID before = page.cursor() == null ? null : cursors.read(list, page.cursor(), UUID.class);
        return Page.of(
                automations.page(workspace, before, page.limit() + 1),
                page,
                last -> cursors.write(list, last.id().value()));
    }

    /** @throws NotFound also if the actor is no member of its workspace */
    @Transactional(readOnly = true)
    public AutomationView get(Actor actor, AutomationId id) {
        return seen(actor, id);
    }

    /** Those of a workspace that are there still, by id. @throws NotFound if the actor is no member of it */
    @Transactional(readOnly = true)
    public Map<AutomationId, AutomationView> seen(Actor actor, WorkspaceId workspace, Collection<AutomationId> ids) {
        designers.requireMember(actor, workspace);
        return automations.find(workspace, ids).stream()
                .collect(Collectors.toMap(AutomationView::id, Function.identity()));
    }

    /** The ids of what its saved draft draws; none of what stands behind broken XML. @throws NotFound as {@link #get} does */
    @Transactional(readOnly = true)
    public Set<String> drawn(Actor actor, AutomationId id) {
        seen(actor, id);
        return DrawnElements.in(automations.draft(id).bpmn());
    }

    /** Like {@link #get}, for whoever may also change it. @throws DesignersOnly if the actor may only look */
    @Transactional(readOnly = true)
    public AutomationView getToSteer(Actor actor, AutomationId id) {
        AutomationView automation = seen(actor, id);
        designers.require(actor, automation.workspaceId());
        return automation;
    }

    /** What automations say of how long their runs are kept, also deleted ones: some of them, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<RunsKept> runsKept(@Nullable AutomationId after) {
        return automations.runsKept(after == null ? null : after.value(), AT_A_TIME);
    }

    @Transactional
    AutomationView change(Actor actor, AutomationId id, ChangeAutomation change, IfMatch ifMatch) {
        AutomationView before = locked(actor, id);
        ifMatch.check(before.version(), () -> before);
        ProjectId project = change.projectId().orElse(before.projectId());
        if (change.projectId().given()) {
            designers.requireProject(actor, before.workspaceId(), project);
        }
        AutomationId error = change.errorAutomationId().orElse(before.errorAutomationId());
        if (change.errorAutomationId().given() && error != null) {
            requireHelper(before, error);
        }
        automations.change(new AutomationView(
                id,
                before.workspaceId(),
                project,
                present(change.name().orElse(before.name())).strip(),
                present(change.description().orElse(before.description())),
                before.published(),
                before.draftVersion(),
                before.hasUnpublishedChanges(),
                before.triggers(),
                before.draftTriggers(),
                before.startForm(),
                present(change.enabled().orElse(before.enabled())),
                error,
                change.runsKeptDays().orElse(before.runsKeptDays()),
                now(),
                before.version() + 1));
        AutomationView after = seen(actor, id);
        events.publish(actor, new AutomationUpdated(id, after.workspaceId(), after.name()));
        return after;
    }

    /** It stays there until the transaction ends. */
    private void requireHelper(AutomationView of, AutomationId error) {
        if (error.equals(of.id())) {
            throw new InvalidInput("errorAutomationId", "itself", "An automation can't be started by its own failure.");
        }
        boolean there = automations.hold(error)
                && automations
                        .find(error)
                        .filter(found -> found.workspaceId().equals(of.workspaceId()))
                        .isPresent();
        if (!there) {
            throw new InvalidInput("errorAutomationId", "unknown", "The workspace has no such automation.");
        }
    }

    /**
     * @throws AutomationRunning while runs of it have not ended
     * @throws AutomationNeeded while others name it as their error automation
     */
    @Transactional
    void delete(Actor actor, AutomationId id, IfMatch ifMatch) {
        AutomationView automation = locked(actor, id);
        ifMatch.check(automation.version(), () -> automation);
        automations.refuseHolds(id);
        List<String> helped = automations.helpedBy(id);
        if (!helped.isEmpty()) {
            throw new AutomationNeeded(automation.name(), helped);
        }
        long active = runs.count(id);
        if (active > 0) {
            throw new AutomationRunning(automation.name(), active);
        }
        automations.delete(id, now());
        deployments.hide(id.definitionKey());
        events.publish(actor, new AutomationDeleted(id, automation.workspaceId(), automation.name()));
    }

    /** Locks the row until the transaction ends. */
    AutomationView locked(Actor actor, AutomationId id) {
        AutomationView before = seen(actor, id);
        designers.require(actor, before.workspaceId());
        automations.lock(id);
        return seen(actor, id);
    }

    AutomationView seen(Actor actor, AutomationId id) {
        AutomationView found = automations.find(id).orElseThrow(() -> new NotFound("automation", id));
        try {
            designers.requireMember(actor, found.workspaceId());
        } catch (NotFound otherWorkspace) {
            throw new NotFound("automation", id);
        }
        return found;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
