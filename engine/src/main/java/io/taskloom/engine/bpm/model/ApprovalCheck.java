package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.LifeCycle.Approval;
import java.util.List;

/** What a user task must keep to if it is an approval, be it a column of a work flow or a step of any other automation. */
final class ApprovalCheck {

    static final String APPROVALS = "approvals";

    private static final String RULE = "approval";
    private static final List<String> FORMS = List.of("camunda:formKey", "camunda:formRef");

    private final Findings findings;

    ApprovalCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Node root) {
        root.all().filter(node -> node.is("bpmn:userTask")).forEach(this::step);
    }

    private void step(Node step) {
        String needed = WorkFlowCheck.property(step, APPROVALS);
        if (needed == null) {
            return;
        }
        if (!Approval.NEEDED.matcher(needed).matches()) {
            findings.add(
                    step,
                    RULE,
                    "\"%s\" is no number of approvals.".formatted(needed),
                    "Ask for 1 to 20 approvals, or for all.");
        }
        if (FORMS.stream().anyMatch(name -> step.attribute(name) != null)) {
            findings.add(
                    step,
                    RULE,
                    "An approval is a yes or a no with a comment, and has no form.",
                    "Take the form away, or put a step with the form before it.");
        }
    }
}
