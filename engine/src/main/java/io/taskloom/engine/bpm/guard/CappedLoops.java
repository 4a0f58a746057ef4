package io.taskloom.engine.bpm.guard;

import java.util.Collection;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often a step is repeated at once, where only the run knows the number; and lets FEEL name the collection, which
 * Camunda would take for a variable's name.
 */
final class CappedLoops extends AbstractBpmnParseListener {

    private final int most;
    private final ExpressionManager expressions;

    CappedLoops(int most, ExpressionManager expressions) {
        this.most = most;
        this.expressions = expressions;
    }

    @Override
    public void parseMultiInstanceLoopCharacteristics(Element activityElement, Element loop, ActivityImpl activity) {
        if (!(activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior behavior)) {
            throw new ProcessEngineException("The repetition of " + activity.getId() + " can't be bounded.");
        }
        String variable = behavior.getCollectionVariable();
        if (variable != null) {
            behavior.setCollectionVariable(null);
            behavior.setCollectionExpression(expressions.createExpression(
                    variable.trim().startsWith("=") ? variable : "${" + variable.trim() + "}"));
        }
        if (behavior.getCollectionExpression() != null) {
            behavior.setCollectionExpression(new Capped(behavior.getCollectionExpression()));
        }
        if (behavior.getLoopCardinalityExpression() != null) {
            behavior.setLoopCardinalityExpression(new Capped(behavior.getLoopCardinalityExpression()));
        }
    }

    // Otherwise a user or script task's parameters would be evaluated outside of the round they are for, and not see
    // its item.
    @Override
    public void parseIoMapping(Element extensions, ActivityImpl activity, @Nullable IoMapping parameters) {
        if (activity.isMultiInstance()) {
            activity.setScope(true);
        }
    }

    private final class Capped implements Expression {

        private final Expression expression;

        Capped(Expression expression) {
            this.expression = expression;
        }

        @Override
        public @Nullable Object getValue(VariableScope scope) {
            Object value = expression.getValue(scope);
            long count =
                    switch (value) {
                        case Collection<?> items -> items.size();
                        case Number number -> number.longValue();
                        case String text when text.matches("[0-9]{1,9}") -> Long.parseLong(text);
                        case null, default -> 0;
                    };
            if (count > most) {
                throw new ProcessEngineException(
                        "The step would be repeated %d times; at most %d are allowed.".formatted(count, most));
            }
            return value;
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            expression.setValue(value, scope);
        }

        @Override
        public String getExpressionText() {
            return expression.getExpressionText();
        }

        @Override
        public boolean isLiteralText() {
            return expression.isLiteralText();
        }
    }
}
