package io.taskloom.engine.bpm.model;

import java.util.Set;

/** A user task may name a form that comes with its model, and no other. */
final class FormReferences {

    private final Set<String> forms;
    private final Findings findings;

    FormReferences(Set<String> forms, Findings findings) {
        this.forms = forms;
        this.findings = findings;
    }

    void check(Node root) {
        root.all().filter(node -> node.is("bpmn:userTask")).forEach(this::userTask);
    }

    private void userTask(Node step) {
        String form = step.attribute("camunda:formRef");
        if (form == null) {
            if (step.attribute("camunda:formRefBinding") != null) {
                findings.add(step, "form", "The step binds a form that it does not name.", "Choose a form.");
            }
            return;
        }
        if (!forms.contains(form)) {
            findings.add(
                    step,
                    "form",
                    "There is no form \"%s\".".formatted(form),
                    "Choose one of the automation's forms, or draw it.");
        }
        if (step.attribute("camunda:formRefBinding") == null) {
            findings.add(
                    step,
                    "form",
                    "The step does not say that its form comes with the model.",
                    "Set formRefBinding to deployment.");
        }
    }
}
