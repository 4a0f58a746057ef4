package io.taskloom.engine.trigger;

import io.taskloom.engine.bpm.Expressions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an event is one that an automation wants. */
@Component
class Conditions {

    private final Expressions expressions;

    Conditions(Expressions expressions) {
        this.expressions = expressions;
    }

    /**
     * @param condition FEEL; null holds always. Null as its answer (DMN's "unknown") does not hold
     * @throws io.taskloom.engine.bpm.ExpressionFailed if it can't be evaluated
     * @throws ConditionUnclear if its answer is neither true nor false
     */
    boolean holds(@Nullable String condition, Map<String, Object> variables) {
        if (condition == null) {
            return true;
        }
        return holds(condition, expressions.evaluate(condition, variables));
    }

    /** @param answer the condition's */
    static boolean holds(String condition, @Nullable Object answer) {
        if (answer == null) {
            return false;
        }
        if (answer instanceof Boolean holds) {
            return holds;
        }
        throw new ConditionUnclear(condition, answer);
    }
}
