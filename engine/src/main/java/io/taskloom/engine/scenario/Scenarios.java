package io.taskloom.engine.scenario;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationUpdated;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.bpm.VariableNames;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The scenarios of an automation, for who may publish it: they may hold what a run was about, which not every member sees. Each
 * change is one transaction with its event; a {@code kill -9} in between leaves nothing of it.
 */
@Service
class Scenarios {

    private final Automations automations;
    private final Publications publications;
    private final ScenarioRows rows;
    private final RehearsalRows rehearsals;
    private final ScenarioJson json;
    private final ScenarioSettings settings;
    private final Events events;
    private final Clock clock;

    Scenarios(
            Automations automations,
            Publications publications,
            ScenarioRows rows,
            RehearsalRows rehearsals,
            ScenarioJson json,
            ScenarioSettings settings,
            Events events,
            Clock clock) {
        this.automations = automations;
        this.publications = publications;
        this.rows = rows;
        this.rehearsals = rehearsals;
        this.json = json;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** In the order they were made. */
    @Transactional(readOnly = true)
    List<Scenario> of(Actor actor, AutomationId automation) {
        automations.getToSteer(actor, automation);
        return rows.of(automation);
    }

    @Transactional(readOnly = true)
    Scenario get(Actor actor, AutomationId automation, ScenarioId id) {
        automations.getToSteer(actor, automation);
        return found(automation, id);
    }

    /** What was seen of a version when it was published. */
    @Transactional(readOnly = true)
    VersionScenarios of(Actor actor, AutomationId automation, int number) {
        automations.getToSteer(actor, automation);
        if (publications.version(automation, number).isEmpty()) {
            throw new NotFound("version", number);
        }
        return rehearsals.find(automation, number).orElse(VersionScenarios.NONE);
    }

    /**
     * @throws TooManyScenarios if it has as many as it may have
     * @throws InvalidInput if it is too large, or names what can be no variable
     */
    @Transactional
    Scenario create(Actor actor, AutomationId id, ScenarioText text) {
        AutomationView automation = automations.getToSteer(actor, id);
        requireFit(text);
        if (!publications.hold(id)) {
            throw new NotFound("automation", id);
        }
        rows.takeTurn(id);
        if (rows.count(id) >= settings.most()) {
            throw new TooManyScenarios(settings.most());
        }
        var scenario = new Scenario(new ScenarioId(Ids.next()), Ids.next(), text, 1, now());
        rows.insert(id, scenario);
        changed(actor, automation);
        return scenario;
    }

    /** @throws io.taskloom.engine.web.StaleVersion if it has changed meanwhile */
    @Transactional
    Scenario change(Actor actor, AutomationId id, ScenarioId scenario, ChangeScenario change, IfMatch ifMatch) {
        AutomationView automation = automations.getToSteer(actor, id);
        rows.takeTurn(id);
        Scenario before = found(id, scenario);
        ifMatch.check(before.version(), () -> ScenarioView.of(before));
        ScenarioText text = change.of(before.text());
        requireFit(text);
        if (text.equals(before.text())) {
            return before;
        }
        var after = new Scenario(scenario, Ids.next(), text, before.version() + 1, now());
        rows.update(id, before, after);
        changed(actor, automation);
        return after;
    }

    /** Versions keep what it was. */
    @Transactional
    void delete(Actor actor, AutomationId id, ScenarioId scenario, IfMatch ifMatch) {
        AutomationView automation = automations.getToSteer(actor, id);
        rows.takeTurn(id);
        Scenario before = found(id, scenario);
        ifMatch.check(before.version(), () -> ScenarioView.of(before));
        rows.delete(before);
        changed(actor, automation);
    }

    private Scenario found(AutomationId automation, ScenarioId id) {
        return rows.find(automation, id).orElseThrow(() -> new NotFound("scenario", id));
    }

    private void changed(Actor actor, AutomationView automation) {
        events.publish(actor, new AutomationUpdated(automation.id(), automation.workspaceId(), automation.name()));
    }

    private void requireFit(ScenarioText text) {
        VariableNames.require("variables", text.variables().keySet());
        VariableNames.require("expected.variables", text.expected().values().keySet());
        if (json.written(text).length() > settings.maxSize().toBytes()) {
            throw new InvalidInput(
                    "answers",
                    "too-large",
                    "A scenario may have %d KB at most."
                            .formatted(settings.maxSize().toKilobytes()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
