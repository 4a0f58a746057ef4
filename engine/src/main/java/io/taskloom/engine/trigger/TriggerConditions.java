package io.taskloom.engine.trigger;

import io.taskloom.engine.automation.AutomationTrigger;
import io.taskloom.engine.automation.StartConditions;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.Expressions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a trigger's condition of a draft as if its event had happened, by the rules that hold when it does. */
@Component
class TriggerConditions implements StartConditions {

    private final Expressions expressions;

    TriggerConditions(Expressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public Optional<StartCondition> of(AutomationTrigger trigger, Map<String, ?> variables) {
        return Optional.ofNullable(trigger.condition())
                .map(condition -> asked(trigger.startEvent(), condition, variables));
    }

    private StartCondition asked(String start, String condition, Map<String, ?> variables) {
        Object answer;
        try {
            answer = expressions.evaluate(condition, variables);
        } catch (ExpressionFailed failed) {
            return new StartCondition(start, condition, null, null, failed.detail());
        }
        String value = text(answer);
        try {
            boolean holds = Conditions.holds(condition, answer);
            return new StartCondition(
                    start, condition, holds, value, holds ? null : Named.values(condition, variables));
        } catch (ConditionUnclear unclear) {
            return new StartCondition(start, condition, null, value, unclear.detail());
        }
    }

    private static String text(@Nullable Object answer) {
        return answer == null ? "null" : Named.shown(answer);
    }
}
