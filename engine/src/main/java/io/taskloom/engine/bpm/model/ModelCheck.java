package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.bpm.model.AllowList.Refusal;
import io.taskloom.engine.bpm.model.AllowList.Rule;
import io.taskloom.engine.bpm.script.JavaScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a model against the allow-list (promise A9): at publish, and again whenever anything is deployed. */
@Component
public final class ModelCheck {

    /** How often a step may be repeated at once (multi-instance). */
    public static final int MAX_REPETITIONS = 1_000;

    private final AllowList allowList = new AllowList();
    private final Feel feel;
    private final JavaScript javaScript;
    private final KnownTopics topics;

    ModelCheck(Feel feel, JavaScript javaScript, KnownTopics topics) {
        this.feel = feel;
        this.javaScript = javaScript;
        this.topics = topics;
    }

    /** @param forms ids of the forms that come with the model */
    public List<ModelFinding> check(byte[] bpmn, Set<String> forms) {
        Findings findings = new Findings();
        Node root = read(bpmn, findings);
        if (root != null) {
            new FormReferences(forms, findings).check(root);
        }
        return findings.list();
    }

    /** The model's root; null when it can't be read at all. */
    @Nullable
    Node read(byte[] bpmn, Findings findings) {
        Node root = new ModelReader(findings).read(bpmn);
        if (root == null) {
            return null;
        }
        if (!root.is("bpmn:definitions")) {
            findings.add("", "element", "The document is no BPMN model.", "Save it again with the modeler.");
            return null;
        }
        ModelValues values = new ModelValues(feel, javaScript, topics, findings);
        root.all().forEach(node -> element(node, values, findings));
        new ModelStructure(findings).check(root);
        new ApprovalCheck(findings).check(root);
        new WorkFlowCheck(findings).check(root);
        return root;
    }

    static byte[] bytes(String bpmn) {
        return bpmn.getBytes(StandardCharsets.UTF_8);
    }

    private void element(Node node, ModelValues values, Findings findings) {
        Rule rule = allowList.rule(node);
        if (rule == null || !belongs(node)) {
            refuse(node, node.name, "element", findings);
            return;
        }
        node.attributes.forEach((name, value) -> {
            ModelForm form = rule.attributes().get(name);
            if (form == null) {
                refuse(node, "@" + name, "attribute", findings);
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

    private void refuse(Node node, String what, String rule, Findings findings) {
        Refusal known = allowList.refusal(what);
        if (known != null) {
            findings.add(node, known.rule(), known.message(), known.remedy());
        } else {
            findings.add(node, rule, "%s is not allowed here.".formatted(what), "Remove it.");
        }
    }
}
