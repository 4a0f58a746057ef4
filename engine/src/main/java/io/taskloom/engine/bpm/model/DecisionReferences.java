package io.taskloom.engine.bpm.model;

import java.util.Set;

/** A business rule task names a decision that comes with its model, and no other. */
final class DecisionReferences {

    private final Set<String> decisions;
    private final Findings findings;

    DecisionReferences(Set<String> decisions, Findings findings) {
        this.decisions = decisions;
        this.findings = findings;
    }

    void check(Node root) {
        root.all().filter(node -> node.is("bpmn:businessRuleTask")).forEach(this::ruleTask);
    }

    private void ruleTask(Node step) {
        String decision = step.attribute("camunda:decisionRef");
        if (decision == null) {
            findings.add(step, "decision", "The step does not say what it decides.", "Choose a decision, or draw one.");
            return;
        }
        if (!decisions.contains(decision)) {
            findings.add(
                    step,
                    "decision",
                    "There is no decision \"%s\".".formatted(decision),
                    "Choose one of the automation's decisions, or draw it.");
        }
        if (step.attribute("camunda:decisionRefBinding") == null) {
            findings.add(
                    step,
                    "decision",
                    "The step does not say that its decision comes with the model.",
                    "Set decisionRefBinding to deployment.");
        }
    }
}
