package io.taskloom.engine.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.Drawn;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The model being drawn: kept whatever it says, and told what forbids publishing it. */
@Service
class Drafts {

    private final Automations automations;
    private final AutomationRepository repository;
    private final ModelText models;
    private final DraftTriggers triggers;
    private final Deployments deployments;
    private final List<StartCheck> startChecks;
    private final Events events;
    private final Clock clock;

    Drafts(
            Automations automations,
            AutomationRepository repository,
            ModelText models,
            DraftTriggers triggers,
            Deployments deployments,
            List<StartCheck> startChecks,
            Events events,
            Clock clock) {
        this.automations = automations;
        this.repository = repository;
        this.models = models;
        this.triggers = triggers;
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

    /**
     * @param forms null to leave them as they are
     * @param decisions the same
     * @throws io.taskloom.engine.web.StaleVersion if somebody saved another draft since
     */
    @Transactional
    Draft save(
            Actor actor,
            AutomationId id,
            String bpmn,
            @Nullable Map<String, JsonNode> forms,
            @Nullable Map<String, String> decisions,
            IfMatch ifMatch) {
        String text = models.accepted(bpmn);
        Map<String, JsonNode> drawn = models.accepted(forms);
        Map<String, String> decided = models.acceptedDecisions(decisions);
        AutomationView automation = automations.locked(actor, id);
        ifMatch.check(automation.draftVersion(), () -> repository.draft(id));
        Draft before = repository.draft(id);
        var draft = new Draft(
                text,
                forms == null ? before.forms() : drawn,
                decisions == null ? before.decisions() : decided,
                automation.draftVersion() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        repository.saveDraft(id, draft, triggers.of(text), actor.person());
        events.publish(actor, new AutomationUpdated(id, automation.workspaceId(), automation.name()));
        return draft;
    }

    /** @param bpmn null for the draft as saved @param forms the same @param decisions the same */
    @Transactional(readOnly = true)
    List<ModelFinding> validate(
            Actor actor,
            AutomationId id,
            @Nullable String bpmn,
            @Nullable Map<String, JsonNode> forms,
            @Nullable Map<String, String> decisions) {
        automations.seen(actor, id);
        Draft saved = repository.draft(id);
        return findings(
                bpmn == null ? saved.bpmn() : models.accepted(bpmn),
                new Drawn(
                        forms == null ? saved.forms() : models.accepted(forms),
                        decisions == null ? saved.decisions() : models.acceptedDecisions(decisions)));
    }

    /** Everything that forbids publishing; the start events are looked at once the rest is in order. */
    List<ModelFinding> findings(String bpmn, Drawn drawn) {
        List<ModelFinding> findings = deployments.check(bpmn, drawn);
        if (!findings.isEmpty()) {
            return findings;
        }
        return AutomationTrigger.of(deployments.read(bpmn)).stream()
                .flatMap(trigger -> startChecks.stream().flatMap(check -> check.check(trigger).stream()))
                .toList();
    }
}
