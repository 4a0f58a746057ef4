package io.taskloom.engine.automation;

import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The model being drawn: kept whatever it says, and told what forbids publishing it. */
@Service
class Drafts {

    private final Automations automations;
    private final AutomationRepository repository;
    private final ModelText models;
    private final Deployments deployments;
    private final List<StartCheck> startChecks;
    private final Events events;
    private final Clock clock;

    Drafts(
            Automations automations,
            AutomationRepository repository,
            ModelText models,
            Deployments deployments,
            List<StartCheck> startChecks,
            Events events,
            Clock clock) {
        this.automations = automations;
        this.repository = repository;
        this.models = models;
        this.deployments = deployments;
        this.startChecks = startChecks;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Draft get(Actor actor, AutomationId id) {
        automations.seen(actor, id);
        return repository.draft(id);
    }

    /** @throws io.taskloom.engine.web.StaleVersion if somebody saved another draft since */
    @Transactional
    Draft save(Actor actor, AutomationId id, String bpmn, IfMatch ifMatch) {
        String text = models.accepted(bpmn);
        AutomationView automation = automations.locked(actor, id);
        ifMatch.check(automation.draftVersion(), () -> repository.draft(id));
        var draft =
                new Draft(text, automation.draftVersion() + 1, clock.instant().truncatedTo(ChronoUnit.MICROS));
        repository.saveDraft(id, draft, actor.person());
        events.publish(actor, new AutomationUpdated(id, automation.workspaceId(), automation.name()));
        return draft;
    }

    /** @param bpmn null for the draft as saved */
    @Transactional(readOnly = true)
    List<ModelFinding> validate(Actor actor, AutomationId id, @Nullable String bpmn) {
        automations.seen(actor, id);
        return findings(bpmn == null ? repository.draft(id).bpmn() : models.accepted(bpmn));
    }

    /** Everything that forbids publishing; the start events are looked at once the rest is in order. */
    List<ModelFinding> findings(String bpmn) {
        List<ModelFinding> findings = deployments.check(bpmn);
        if (!findings.isEmpty()) {
            return findings;
        }
        return AutomationTrigger.of(deployments.read(bpmn)).stream()
                .flatMap(trigger -> startChecks.stream().flatMap(check -> check.check(trigger).stream()))
                .toList();
    }
}
