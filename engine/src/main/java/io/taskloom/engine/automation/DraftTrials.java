package io.taskloom.engine.automation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.automation.StartConditions.StartCondition;
import io.taskloom.engine.automation.TryOutController.NewTryOut;
import io.taskloom.engine.bpm.TryOuts;
import io.taskloom.engine.bpm.TryOuts.Answer;
import io.taskloom.engine.bpm.TryOuts.Model;
import io.taskloom.engine.bpm.TryOuts.Plan;
import io.taskloom.engine.bpm.TryOuts.TryOut;
import io.taskloom.engine.bpm.VariableNames;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.problem.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Drafts tried out by who may publish them: what a draft evaluates costs the node time. */
@Service
class DraftTrials {

    private final Automations automations;
    private final DraftReader drafts;
    private final TryOuts tryOuts;
    private final StartConditions conditions;
    private final AutomationSettings settings;
    private final ObjectMapper json;

    DraftTrials(
            Automations automations,
            DraftReader drafts,
            TryOuts tryOuts,
            StartConditions conditions,
            AutomationSettings settings,
            ObjectMapper json) {
        this.automations = automations;
        this.drafts = drafts;
        this.tryOuts = tryOuts;
        this.conditions = conditions;
        this.settings = settings;
        this.json = json;
    }

    /** @throws io.taskloom.engine.bpm.ModelRefused if the draft may not be published either */
    TriedDraft run(Actor actor, AutomationId id, NewTryOut wanted) {
        automations.getToSteer(actor, id);
        Draft draft = drafts.given(actor, id, wanted.bpmn(), wanted.forms(), wanted.decisions());
        Map<String, ?> variables = Objects.requireNonNullElse(wanted.variables(), Map.of());
        requireFit(variables, wanted);
        Model model = tryOuts.accept(draft.bpmn(), draft.drawn());
        TryOut tried = tryOuts.tryOut(new Plan(
                model,
                wanted.start(),
                variables,
                answers(wanted),
                Boolean.TRUE.equals(wanted.skipTimers()),
                Objects.requireNonNullElse(wanted.moves(), Plan.MOST_MOVES)));
        return TriedDraft.of(tried, condition(model, wanted.start(), variables));
    }

    /** Of the only start event if none is named: there is but one, or the try-out would have been refused. */
    private @Nullable StartCondition condition(Model model, @Nullable String start, Map<String, ?> variables) {
        return AutomationTrigger.of(model.summary()).stream()
                .filter(trigger -> start == null || start.equals(trigger.startEvent()))
                .findFirst()
                .flatMap(trigger -> conditions.of(trigger, variables))
                .orElse(null);
    }

    private static List<Answer> answers(NewTryOut wanted) {
        return wanted.answers() == null
                ? List.of()
                : wanted.answers().stream()
                        .map(each -> new Answer(
                                each.element(),
                                each.output(),
                                each.error(),
                                each.failure(),
                                Boolean.TRUE.equals(each.always())))
                        .toList();
    }

    private void requireFit(Map<String, ?> variables, NewTryOut wanted) {
        VariableNames.require("variables", variables.keySet());
        long size = json.valueToTree(variables).toString().length()
                + json.valueToTree(Objects.requireNonNullElse(wanted.answers(), List.of()))
                        .toString()
                        .length();
        if (size > settings.maxModelSize().toBytes()) {
            throw new InvalidInput(
                    "answers",
                    "too-large",
                    "Variables and answers may have %d KB at most."
                            .formatted(settings.maxModelSize().toKilobytes()));
        }
    }
}
