package io.taskloom.engine.bpm.model;

import java.util.Set;

/** A user task, or the start event of a model begun by hand, may name a form that comes with the model, and no other. */
final class FormReferences {

    private static final String RULE = "form";

    private final Set<String> forms;
    private final Findings findings;

    FormReferences(Set<String> forms, Findings findings) {
        this.forms = forms;
        this.findings = findings;
    }

    void check(Node root) {
        root.all().filter(node -> node.is("bpmn:userTask")).forEach(step -> named(step, "step"));
        root.all().filter(node -> node.is("bpmn:startEvent")).forEach(start -> {
            named(start, "start event");
            if (start.attribute("camunda:formRef") != null) {
                askable(start);
            }
        });
    }

    /** @param what it is, as a person would say */
    private void named(Node node, String what) {
        String form = node.attribute("camunda:formRef");
        if (form == null) {
            if (node.attribute("camunda:formRefBinding") != null) {
                findings.add(
                        node, RULE, "The %s binds a form that it does not name.".formatted(what), "Choose a form.");
            }
            return;
        }
        if (!forms.contains(form)) {
            findings.add(
                    node,
                    RULE,
                    "There is no form \"%s\".".formatted(form),
                    "Choose one of the automation's forms, or draw it.");
        }
        if (node.attribute("camunda:formRefBinding") == null) {
            findings.add(
                    node,
                    RULE,
                    "The %s does not say that its form comes with the model.".formatted(what),
                    "Set formRefBinding to deployment.");
        }
    }

    /** Nobody is there to be asked, unless somebody begins it by hand. */
    private void askable(Node start) {
        String trigger = WorkFlowCheck.property(start, "trigger");
        boolean ofProcess = start.parent != null && start.parent.is("bpmn:process");
        if (!ofProcess) {
            findings.add(
                    start,
                    RULE,
                    "A start event inside a sub-process asks nobody for a form.",
                    "Take the form away, or give it to the automation's own start event.");
        } else if (trigger != null && !trigger.isBlank()) {
            findings.add(
                    start,
                    RULE,
                    "A start event with a trigger asks nobody for a form: it gets its data from what triggers it.",
                    "Take the form away, or the trigger.");
        }
    }
}
