package io.taskloom.engine.bpm.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.bpm.form.FormCheck;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The forms that come with a model: as many as make sense, each accepted by {@link FormCheck}. */
@Component
final class ModelForms {

    static final String SUFFIX = ".form";

    private static final int MOST = 50;
    private static final int MAX_BYTES = 512 * 1024;
    private static final String REMEDY = "Correct the form.";

    private final FormCheck check;

    ModelForms(FormCheck check) {
        this.check = check;
    }

    /** @param root of the model, to point at a step or start that uses the form; null where it can't be read */
    void check(Map<String, JsonNode> forms, @Nullable Node root, Findings findings) {
        if (forms.size() > MOST) {
            findings.add("", "form", "The automation has more than %d forms.".formatted(MOST), "Remove some.");
        }
        long bytes = forms.values().stream()
                .mapToLong(form -> form.toString().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > MAX_BYTES) {
            findings.add(
                    "",
                    "form",
                    "The forms are larger than %d KB together.".formatted(MAX_BYTES / 1024),
                    "Make them smaller.");
            return;
        }
        forms.forEach((id, form) -> {
            String user = root == null ? "" : userOf(id, root);
            if (!FormCheck.ID.matcher(id).matches()) {
                findings.add(
                        user,
                        "form",
                        "A form's id is letters, digits, _ and -, at most 64 of them.",
                        "Rename the form.");
            }
            check.check(form)
                    .forEach(problem ->
                            findings.add(user, "form", "The form \"%s\": %s".formatted(id, problem), REMEDY));
        });
    }

    /** What is deployed: Camunda knows a form by the id inside it. */
    static String text(String id, JsonNode form) {
        return ((ObjectNode) form.deepCopy()).put("id", id).toString();
    }

    private static String userOf(String form, Node root) {
        return root.all()
                .filter(node -> form.equals(node.attribute("camunda:formRef")))
                .map(Node::place)
                .findFirst()
                .orElse("");
    }
}
