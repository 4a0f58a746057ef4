package io.taskloom.engine.bpm.decision;

import io.taskloom.engine.bpm.DecisionFailed;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.bpm.guard.Spending;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;

/** Camunda's, with a time limit for a decision as a whole, and failures in words that a designer can use. */
final class BoundedDmnEngine extends DefaultDmnEngine {

    private final Feel feel;

    BoundedDmnEngine(DefaultDmnEngineConfiguration configuration, Feel feel) {
        super(configuration);
        this.feel = feel;
    }

    @Override
    public DmnDecisionResult evaluateDecision(DmnDecision decision, Map<String, Object> variables) {
        return evaluateDecision(decision, Variables.fromMap(variables).asVariableContext());
    }

    @Override
    public DmnDecisionResult evaluateDecision(DmnDecision decision, VariableContext variables) {
        try {
            return Spending.timed(() -> feel.asOne(() -> super.evaluateDecision(decision, variables)));
        } catch (ExpressionFailed failed) {
            throw failed(decision, failed.detail(), failed);
        } catch (DmnHitPolicyException ambiguous) {
            throw failed(decision, "more rules match than its hit policy allows.", ambiguous);
        } catch (DmnEngineException broken) {
            throw failed(decision, String.valueOf(broken.getMessage()), broken);
        }
    }

    private static ProcessEngineException failed(DmnDecision decision, String why, RuntimeException cause) {
        var failed = new DecisionFailed(decision.getName() == null ? decision.getKey() : decision.getName(), why);
        var told = new ProcessEngineException(failed.detail(), failed);
        // A problem has no cause of its own.
        told.addSuppressed(cause);
        return told;
    }
}
