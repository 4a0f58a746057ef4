package io.taskloom.engine.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.taskloom.engine.bpm.Deployments.ModelSummary;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a start event of a model says it starts on.
 *
 * @param startEvent BPMN id of the start event
 * @param type the event it waits for: {@code TaskCreated}
 * @param condition FEEL, without the leading {@code =}; null for every such event
 * @param schedule of the type {@link #SCHEDULE}; null, and left out, for every other
 */
public record AutomationTrigger(
        String startEvent,
        String type,
        @Nullable String condition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TriggerSchedule schedule) {

    /** What starts it is no event but the time. */
    public static final String SCHEDULE = "Schedule";

    public AutomationTrigger(String startEvent, String type, @Nullable String condition) {
        this(startEvent, type, condition, null);
    }

    static List<AutomationTrigger> of(ModelSummary model) {
        return model.starts().stream().flatMap(AutomationTrigger::of).toList();
    }

    private static Stream<AutomationTrigger> of(ModelSummary.Start start) {
        String type = filled(start.properties().get("trigger"));
        return type == null
                ? Stream.empty()
                : Stream.of(new AutomationTrigger(
                        start.elementId(),
                        type,
                        feel(start.properties().get("condition")),
                        type.equals(SCHEDULE) ? TriggerSchedule.of(start.properties()) : null));
    }

    private static @Nullable String feel(@Nullable String property) {
        String text = filled(property);
        return text != null && text.startsWith("=") ? filled(text.substring(1)) : text;
    }

    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
