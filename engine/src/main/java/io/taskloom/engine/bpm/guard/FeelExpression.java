package io.taskloom.engine.bpm.guard;

import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.feel.Feel;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.List;
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
            Object value = scope == null
                    ? feel.evaluate(expression, Map.of())
                    : feel.evaluate(expression, scope::hasVariable, scope::getVariable);
            // The engine knows no decimal type of its own for a variable.
            return value instanceof BigDecimal decimal ? (Object) decimal.doubleValue() : jsonLike(value);
        } catch (ExpressionFailed failed) {
            throw new ProcessEngineException(failed.detail(), failed);
        }
    }

    private static @Nullable Object jsonLike(@Nullable Object value) {
        return switch (value) {
            case ZonedDateTime time -> time.toOffsetDateTime().toString();
            case OffsetDateTime time -> time.toString();
            case Temporal time -> time.toString();
            case TemporalAmount duration -> duration.toString();
            case List<?> list -> list.stream().map(FeelExpression::jsonLike).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), jsonLike(item)));
                yield copy;
            }
            case null, default -> value;
        };
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
