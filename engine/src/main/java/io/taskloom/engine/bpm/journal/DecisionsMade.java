package io.taskloom.engine.bpm.journal;

import io.taskloom.engine.bpm.Decided;
import io.taskloom.engine.bpm.engine.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLiteralExpressionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the run record what a step of a user's model has decided; decisions on which others rest come first. */
@Component
class DecisionsMade implements DmnDecisionEvaluationListener {

    private final RunEvents runs;
    private final RecordedValues values;

    DecisionsMade(RunEvents runs, RecordedValues values) {
        this.runs = runs;
        this.values = values;
    }

    @Override
    public void notify(DmnDecisionEvaluationEvent event) {
        BpmnExecutionContext context = Context.getBpmnExecutionContext();
        ExecutionEntity execution = context == null ? null : context.getExecution();
        if (execution != null && Definitions.isUsers(execution.getProcessDefinition())) {
            runs.decided(
                    execution,
                    Stream.concat(event.getRequiredDecisionResults().stream(), Stream.of(event.getDecisionResult()))
                            .map(this::decided)
                            .toList());
        }
    }

    private Decided decided(DmnDecisionLogicEvaluationEvent event) {
        return switch (event) {
            case DmnDecisionTableEvaluationEvent table ->
                new Decided(
                        table.getDecision().getKey(),
                        table.getDecision().getName(),
                        table.getInputs().stream()
                                .map(input -> input(table, input))
                                .toList(),
                        rules(table),
                        table.getMatchingRules().size(),
                        recorded(table.getCollectResultValue()));
            case DmnDecisionLiteralExpressionEvaluationEvent expression ->
                new Decided(
                        event.getDecision().getKey(),
                        event.getDecision().getName(),
                        List.of(),
                        List.of(),
                        0,
                        recorded(expression.getOutputValue()));
            default ->
                new Decided(event.getDecision().getKey(), event.getDecision().getName(), List.of(), List.of(), 0, null);
        };
    }

    /** By its label, or else by the expression that it is. */
    private Decided.Value input(DmnDecisionTableEvaluationEvent table, DmnEvaluatedInput input) {
        String name = input.getName();
        if ((name == null || name.isBlank())
                && table.getDecision().getDecisionLogic() instanceof DmnDecisionTableImpl drawn) {
            name = drawn.getInputs().stream()
                    .filter(column -> Objects.equals(column.getId(), input.getId()))
                    .map(column -> column.getExpression().getExpression())
                    .findFirst()
                    .orElse(name);
        }
        return new Decided.Value(
                Objects.requireNonNullElse(name, input.getInputVariable()), recorded(input.getValue()));
    }

    private List<Decided.Rule> rules(DmnDecisionTableEvaluationEvent table) {
        List<String> rows = table.getDecision().getDecisionLogic() instanceof DmnDecisionTableImpl drawn
                ? drawn.getRules().stream().map(DmnDecisionTableRuleImpl::getId).toList()
                : List.of();
        List<Decided.Rule> rules = new ArrayList<>();
        for (DmnEvaluatedDecisionRule rule :
                table.getMatchingRules().stream().limit(Decided.MOST_RULES).toList()) {
            rules.add(new Decided.Rule(
                    rows.indexOf(rule.getId()) + 1,
                    rule.getOutputEntries().values().stream().map(this::output).toList()));
        }
        return rules;
    }

    private Decided.Value output(DmnEvaluatedOutput output) {
        String label = output.getName();
        return new Decided.Value(
                label == null || label.isBlank() ? Objects.requireNonNullElse(output.getOutputName(), "") : label,
                recorded(output.getValue()));
    }

    private @Nullable Object recorded(@Nullable TypedValue value) {
        return value == null || value.getValue() == null ? null : values.brief(value.getValue());
    }
}
