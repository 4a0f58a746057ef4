package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.bpm.form.FormCheck;
import io.taskloom.engine.bpm.script.JavaScript;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Holds DMN against its list (promise A9): at publish, and again whenever anything is deployed. */
@Component
public final class DecisionCheck {

    /** Conditions and results of one table. */
    static final int MOST_CELLS = 5_000;

    static final int MOST_COLUMNS = 40;

    /** In one document: each may need others, and they are worked out path by path. */
    static final int MOST_DECISIONS = 10;

    private final AllowList list = new AllowList("decision-list.txt");
    private final Feel feel;
    private final JavaScript javaScript;
    private final KnownTopics topics;

    DecisionCheck(Feel feel, JavaScript javaScript, KnownTopics topics) {
        this.feel = feel;
        this.javaScript = javaScript;
        this.topics = topics;
    }

    /**
     * @param name what the document is called, for the messages
     * @param ids of the decisions seen so far; those of this document are added
     * @return what is wrong with it, each with the document's name and the place in it
     */
    public List<ModelFinding> check(String name, byte[] dmn, Set<String> ids) {
        Findings findings = new Findings();
        Node root = new ModelReader(Namespaces.DMN, findings).read(dmn);
        if (root != null && root.is("dmn:definitions")) {
            ModelValues values = new ModelValues(feel, javaScript, topics, findings);
            new ListedElements(list, values, findings).check(root);
            root.all().forEach(node -> element(node, values, findings));
            decisions(root, ids, findings);
        } else if (root != null) {
            findings.add("", "decision", "The document is no DMN 1.3.", "Save it again with the modeler.");
        }
        return findings.list().stream().map(finding -> named(name, finding)).toList();
    }

    private static ModelFinding named(String name, ModelFinding finding) {
        String place = finding.elementId().isEmpty() ? "" : " (%s)".formatted(finding.elementId());
        return new ModelFinding(
                "",
                finding.rule().startsWith("decision") ? finding.rule() : "decision",
                "The decision \"%s\"%s: %s".formatted(name, place, finding.message()),
                finding.remedy());
    }

    private static void decisions(Node root, Set<String> ids, Findings findings) {
        List<Node> decisions = root.children("dmn:decision").toList();
        if (decisions.isEmpty()) {
            findings.add("", "decision", "It decides nothing.", "Draw a decision table.");
        }
        if (decisions.size() > MOST_DECISIONS) {
            findings.add(
                    "",
                    "decision-size",
                    "It has more than %d decisions.".formatted(MOST_DECISIONS),
                    "Split it: several steps can decide one after another.");
        }
        for (Node decision : decisions) {
            String id = Objects.requireNonNullElse(decision.attribute("id"), "");
            if (!FormCheck.ID.matcher(id).matches()) {
                findings.add(
                        decision,
                        "decision",
                        "A decision's id is letters, digits, _ and -, at most 64 of them.",
                        "Rename the decision.");
            } else if (!ids.add(id)) {
                findings.add(
                        decision,
                        "decision-id",
                        "There is another decision \"%s\".".formatted(id),
                        "Rename one of them.");
            }
            if (decision.children.stream()
                            .filter(child -> child.is("dmn:decisionTable") || child.is("dmn:literalExpression"))
                            .count()
                    != 1) {
                findings.add(
                        decision, "decision", "The decision has no table or expression of its own.", "Draw its table.");
            }
        }
    }

    private static void element(Node node, ModelValues values, Findings findings) {
        switch (node.name) {
            case "dmn:text" -> text(node, values);
            case "dmn:decisionTable" -> table(node, findings);
            case "dmn:rule" -> {
                if (node.attribute("id") == null) {
                    findings.add(node, "decision-id", "A rule has no id.", "Save it again with the modeler.");
                }
            }
            case "dmn:inputExpression", "dmn:literalExpression" -> {
                if (node.children("dmn:text")
                        .allMatch(text -> text.text.toString().isBlank())) {
                    findings.add(node, "decision", "The expression is empty.", "Write it in FEEL, e.g. task.priority.");
                }
            }
            default -> {}
        }
    }

    private static void text(Node node, ModelValues values) {
        Node owner = node.parent;
        String text = node.text.toString();
        if (owner == null || text.isBlank()) {
            return;
        }
        switch (owner.name) {
            case "dmn:inputEntry" -> values.check(node, node.name, ModelForm.TESTS, text);
            case "dmn:inputExpression", "dmn:outputEntry", "dmn:literalExpression" ->
                values.check(node, node.name, ModelForm.FEEL, text);
            default -> {}
        }
    }

    private static void table(Node table, Findings findings) {
        long inputs = table.children("dmn:input").count();
        long outputs = table.children("dmn:output").count();
        long rules = table.children("dmn:rule").count();
        if (outputs == 0) {
            findings.add(table, "decision", "The table has no output.", "Add an output column.");
        }
        if (inputs + outputs > MOST_COLUMNS || (inputs + outputs) * rules > MOST_CELLS) {
            findings.add(
                    table,
                    "decision-size",
                    "The table has more than %d columns or %d cells.".formatted(MOST_COLUMNS, MOST_CELLS),
                    "Split it: one decision can need another.");
        }
        if (outputs > 1 && table.children("dmn:output").anyMatch(output -> output.attribute("name") == null)) {
            findings.add(table, "decision", "An output column has no name.", "Name each, as a variable is named.");
        }
        String aggregation = table.attribute("aggregation");
        if (aggregation != null && outputs > 1) {
            findings.add(
                    table, "decision", "Only one output can be collected into one value.", "Remove the aggregation.");
        }
        if (aggregation != null && !"COLLECT".equals(table.attribute("hitPolicy"))) {
            findings.add(table, "decision", "Only a collecting table aggregates.", "Use the hit policy COLLECT.");
        }
        table.children("dmn:rule")
                .filter(rule -> rule.children("dmn:inputEntry").count() != inputs
                        || rule.children("dmn:outputEntry").count() != outputs)
                .findFirst()
                .ifPresent(rule -> findings.add(
                        rule,
                        "decision",
                        "A rule does not have one cell per column.",
                        "Save it again with the modeler."));
    }
}
