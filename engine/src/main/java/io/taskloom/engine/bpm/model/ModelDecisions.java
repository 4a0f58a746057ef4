package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.form.FormCheck;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decisions that come with a model: as many as make sense, each accepted by {@link DecisionCheck}. */
@Component
final class ModelDecisions {

    static final String SUFFIX = ".dmn";

    private static final int MOST = 50;
    private static final int MAX_BYTES = 512 * 1024;

    private final DecisionCheck check;

    ModelDecisions(DecisionCheck check) {
        this.check = check;
    }

    /**
     * @param decisions DMN by id
     * @param root of the model, to point at a step that uses the decision; null where it can't be read
     * @return ids of the decisions that steps can name
     */
    Set<String> check(Map<String, String> decisions, @Nullable Node root, Findings findings) {
        if (decisions.size() > MOST) {
            findings.add("", "decision", "The automation has more than %d decisions.".formatted(MOST), "Remove some.");
        }
        long bytes = decisions.values().stream()
                .mapToLong(dmn -> ModelCheck.bytes(dmn).length)
                .sum();
        if (bytes > MAX_BYTES) {
            findings.add(
                    "",
                    "decision",
                    "The decisions are larger than %d KB together.".formatted(MAX_BYTES / 1024),
                    "Make them smaller.");
            return Set.of();
        }
        Set<String> ids = new HashSet<>();
        decisions.forEach((id, dmn) -> {
            String user = root == null ? "" : userOf(id, root);
            if (!FormCheck.ID.matcher(id).matches()) {
                findings.add(
                        user,
                        "decision",
                        "A decision's id is letters, digits, _ and -, at most 64 of them.",
                        "Rename the decision.");
            }
            check.check(id, ModelCheck.bytes(dmn), ids)
                    .forEach(problem -> findings.add(user, problem.rule(), problem.message(), problem.remedy()));
        });
        return ids;
    }

    static ModelFinding finding(String element, String id, String problem) {
        return new ModelFinding(
                element, "decision", "The decision \"%s\": %s".formatted(id, problem), "Correct the decision.");
    }

    private static String userOf(String decision, Node root) {
        return root.all()
                .filter(node -> decision.equals(node.attribute("camunda:decisionRef")))
                .map(Node::place)
                .findFirst()
                .orElse("");
    }
}
