package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.feel.Feel;
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

    private final AllowList allowList = new AllowList("allow-list.txt");
    private final Feel feel;
    private final JavaScript javaScript;
    private final KnownTopics topics;
    private final EventNames events;

    ModelCheck(Feel feel, JavaScript javaScript, KnownTopics topics, EventNames events) {
        this.feel = feel;
        this.javaScript = javaScript;
        this.topics = topics;
        this.events = events;
    }

    /** @param forms ids of the forms that come with the model @param decisions the same */
    public List<ModelFinding> check(byte[] bpmn, Set<String> forms, Set<String> decisions) {
        Findings findings = new Findings();
        Node root = read(bpmn, findings);
        if (root != null) {
            new FormReferences(forms, findings).check(root);
            new DecisionReferences(decisions, findings).check(root);
        }
        return findings.list();
    }

    /** The model's root; null when it can't be read at all. */
    @Nullable
    Node read(byte[] bpmn, Findings findings) {
        Node root = new ModelReader(Namespaces.BPMN, findings).read(bpmn);
        if (root == null) {
            return null;
        }
        if (!root.is("bpmn:definitions")) {
            findings.add("", "element", "The document is no BPMN model.", "Save it again with the modeler.");
            return null;
        }
        ModelValues values = new ModelValues(feel, javaScript, topics, findings);
        new ListedElements(allowList, values, findings).check(root);
        new ModelStructure(findings).check(root);
        new ApprovalCheck(findings).check(root);
        new WaitCheck(feel, events, findings).check(root);
        new WorkFlowCheck(findings).check(root);
        return root;
    }

    static byte[] bytes(String bpmn) {
        return bpmn.getBytes(StandardCharsets.UTF_8);
    }
}
