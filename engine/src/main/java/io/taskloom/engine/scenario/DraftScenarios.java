package io.taskloom.engine.scenario;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.Draft;
import io.taskloom.engine.automation.DraftReader;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.problem.NotFound;
import java.util.List;
import org.springframework.stereotype.Service;

/** Runs scenarios against a draft, and keeps nothing of it. Each of its steps has a transaction of its own. */
@Service
class DraftScenarios {

    private final Scenarios scenarios;
    private final DraftReader drafts;
    private final ScenarioTrials trials;

    DraftScenarios(Scenarios scenarios, DraftReader drafts, ScenarioTrials trials) {
        this.scenarios = scenarios;
        this.drafts = drafts;
        this.trials = trials;
    }

    /**
     * @throws NotFound if there is no such scenario
     * @throws io.taskloom.engine.bpm.ModelRefused if the draft may not be published either
     */
    ScenarioResults run(Actor actor, AutomationId automation, RunScenarios wanted) {
        List<Scenario> all = scenarios.of(actor, automation);
        Draft draft = drafts.given(actor, automation, wanted.bpmn(), wanted.forms(), wanted.decisions());
        return trials.run(
                wanted.scenarios() == null ? all : named(all, wanted.scenarios()), draft.bpmn(), draft.drawn());
    }

    private static List<Scenario> named(List<Scenario> all, List<ScenarioId> wanted) {
        for (ScenarioId id : wanted) {
            if (all.stream().noneMatch(each -> each.id().equals(id))) {
                throw new NotFound("scenario", id);
            }
        }
        return all.stream().filter(each -> wanted.contains(each.id())).toList();
    }
}
