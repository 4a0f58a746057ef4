package io.taskloom.engine.automation;

import io.taskloom.engine.bpm.Deployments.ModelSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a start event of a model says it starts on.
 *
 * @param startEvent BPMN id of the start event
 * @param type the event it waits for: {@code TaskCreated}
 * @param condition FEEL, without the leading {@code =}; null for every such event
 */
public record AutomationTrigger(String startEvent, String type, @Nullable String condition) {

    static List<AutomationTrigger> of(ModelSummary model) {
        return model.starts().stream()
                .filter(start -> filled(start.properties().get("trigger")) != null)
                .map(start -> new AutomationTrigger(
                        start.elementId(),
                        start.properties().get("trigger").strip(),
                        feel(start.properties().get("condition"))))
                .toList();
    }

    private static @Nullable String feel(@Nullable String property) {
        String text = filled(property);
        return text != null && text.startsWith("=") ? filled(text.substring(1)) : text;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
