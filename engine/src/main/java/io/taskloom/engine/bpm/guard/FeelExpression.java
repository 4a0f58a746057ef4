package io.taskloom.engine.bpm.guard;

import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.engine.EngineValues;
import io.taskloom.engine.bpm.feel.Feel;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.jspecify.annotations.Nullable;

/** A FEEL expression in a model; its values are JSON-like, as variables are: times and durations become ISO 8601 text. */
final class FeelExpression implements Expression {

    private final Feel feel;
    private final String text;
    private final String expression;

    FeelExpression(Feel feel, String text, String expression) {
        this.feel = feel;
        this.text = text;
        this.expression = expression;
    }

    @Override
    public @Nullable Object getValue(@Nullable VariableScope scope) {
        try {
            return Spending.on(() -> EngineValues.of(
                    scope == null
                            ? feel.evaluate(expression, Map.of())
                            : feel.evaluate(expression, scope::hasVariable, scope::getVariable)));
        } catch (ExpressionFailed failed) {
            throw new ProcessEngineException(failed.detail(), failed);
        }
    }

    @Override
    public @Nullable Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution contextExecution) {
        return getValue(scope);
    }

    @Override
    public void setValue(@Nullable Object value, @Nullable VariableScope scope) {
        throw new ProcessEngineException("FEEL can't set a value: " + text);
    }

    @Override
    public void setValue(
            @Nullable Object value, @Nullable VariableScope scope, @Nullable BaseDelegateExecution contextExecution) {
        setValue(value, scope);
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }

    @Override
    public String getExpressionText() {
        return text;
    }
}
