package io.taskloom.engine.bpm.guard;

import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.feel.Feel;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Expressions as models may use them: FEEL behind a leading {@code =}, wherever Camunda takes an expression, and JUEL, which
 * in users' models can do no more than read variables.
 */
final class ModelExpressions extends JuelExpressionManager {

    private static final char FEEL = '=';

    private final Feel feel;

    ModelExpressions(Feel feel) {
        this.feel = feel;
    }

    @Override
    public Expression createExpression(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty() || trimmed.charAt(0) != FEEL) {
            return super.createExpression(text);
        }
        String expression = trimmed.substring(1);
        try {
            feel.check(expression);
        } catch (ExpressionFailed broken) {
            throw new ProcessEngineException(broken.detail(), broken);
        }
        return new FeelExpression(feel, trimmed, expression);
    }

    @Override
    protected ELResolver createElResolver() {
        return new ModelVariables();
    }
}
