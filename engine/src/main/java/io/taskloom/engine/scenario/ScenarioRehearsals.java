package io.taskloom.engine.scenario;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Draft;
import io.taskloom.engine.automation.Rehearsals;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Before an automation is published, its scenarios are run; the version keeps them as they were and how they came out. */
@Component
class ScenarioRehearsals implements Rehearsals {

    private final ScenarioRows rows;
    private final RehearsalRows rehearsals;
    private final ScenarioTrials trials;
    private final Events events;

    ScenarioRehearsals(ScenarioRows rows, RehearsalRows rehearsals, ScenarioTrials trials, Events events) {
        this.rows = rows;
        this.rehearsals = rehearsals;
        this.trials = trials;
        this.events = events;
    }

    @Override
    public Rehearsal of(AutomationId automation, Draft draft) {
        List<Scenario> scenarios = rows.of(automation);
        return scenarios.isEmpty()
                ? new Nothing()
                : new Seen(scenarios, trials.run(scenarios, draft.bpmn(), draft.drawn()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void repeat(AutomationId automation, int earlier, int number) {
        rows.takeTurn(automation);
        rehearsals.copy(automation, earlier, number);
    }

    private static final class Nothing implements Rehearsal {

        @Override
        public void require(@Nullable String reason) {}

        @Override
        public void keep(Actor actor, AutomationView automation, int number, @Nullable String reason) {}
    }

    private final class Seen implements Rehearsal {

        private final List<Scenario> scenarios;
        private final ScenarioResults results;

        private Seen(List<Scenario> scenarios, ScenarioResults results) {
            this.scenarios = scenarios;
            this.results = results;
        }

        @Override
        public void require(@Nullable String reason) {
            if (!results.passed() && reason == null) {
                throw new ScenariosFailed(results);
            }
        }

        @Override
        public void keep(Actor actor, AutomationView automation, int number, @Nullable String reason) {
            AutomationId id = automation.id();
            String needed = results.passed() || reason == null ? null : reason.strip();
            rows.takeTurn(id);
            scenarios.forEach(scenario -> rows.keepText(id, scenario));
            rehearsals.insert(id, number, scenarios, results, needed);
            if (needed != null) {
                events.publish(
                        actor,
                        new ScenariosOverridden(
                                id, automation.workspaceId(), automation.name(), number, results.failures(), needed));
            }
        }
    }
}
