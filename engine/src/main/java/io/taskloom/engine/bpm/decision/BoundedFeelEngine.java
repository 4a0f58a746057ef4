package io.taskloom.engine.bpm.decision;

import io.taskloom.engine.bpm.engine.EngineValues;
import io.taskloom.engine.bpm.feel.Feel;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** The FEEL of tables and expressions, evaluated by ours. */
final class BoundedFeelEngine implements FeelEngine {

    private final Feel feel;

    BoundedFeelEngine(Feel feel) {
        this.feel = feel;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        return (T)
                EngineValues.of(feel.evaluate(expression, variables::containsVariable, name -> value(variables, name)));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
        return feel.test(tests, input, variables::containsVariable, name -> value(variables, name));
    }

    private static @Nullable Object value(VariableContext variables, String name) {
        TypedValue value = variables.resolve(name);
        return value == null ? null : value.getValue();
    }
}
