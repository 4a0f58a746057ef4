package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.model.AllowList.Refusal;
import io.taskloom.engine.bpm.model.AllowList.Rule;

/** Holds each element of a document against a list: whether it may stand there, with what attributes and what text. */
final class ListedElements {

    private final AllowList allowList;
    private final ModelValues values;
    private final Findings findings;

    ListedElements(AllowList allowList, ModelValues values, Findings findings) {
        this.allowList = allowList;
        this.values = values;
        this.findings = findings;
    }

    void check(Node root) {
        root.all().forEach(this::element);
    }

    private void element(Node node) {
        Rule rule = allowList.rule(node);
        if (rule == null || !belongs(node)) {
            refuse(node, node.name, "element");
            return;
        }
        node.attributes.forEach((name, value) -> {
            ModelForm form = rule.attributes().get(name);
            if (form == null) {
                refuse(node, "@" + name, "attribute");
            } else {
                values.check(node, name, form, value);
            }
        });
        String text = node.text.toString();
        if (!text.isBlank()) {
            if (rule.text() == null) {
                findings.add(node, "text", "Text is not allowed in %s.".formatted(node.name), "Remove it.");
            } else {
                values.check(node, node.name, rule.text(), text);
            }
        }
    }

    private boolean belongs(Node node) {
        Node parent = node.parent;
        if (parent == null) {
            return true;
        }
        boolean extension = parent.is("bpmn:extensionElements");
        Node owner = extension && parent.parent != null ? parent.parent : parent;
        Rule rule = allowList.rule(owner);
        // Below something that is refused itself, once is enough.
        return rule == null
                || rule.children().contains(node.name)
                        && (extension || owner.name.startsWith("camunda:")) == node.name.startsWith("camunda:");
    }

    private void refuse(Node node, String what, String rule) {
        Refusal known = allowList.refusal(what);
        if (known != null) {
            findings.add(node, known.rule(), known.message(), known.remedy());
        } else {
            findings.add(node, rule, "%s is not allowed here.".formatted(what), "Remove it.");
        }
    }
}
