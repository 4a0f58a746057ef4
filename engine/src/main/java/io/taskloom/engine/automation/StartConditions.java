package io.taskloom.engine.automation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether what a start event waits for would begin a run; implemented by those who start automations. */
public interface StartConditions {

    /**
     * @param variables what a run would be given
     * @return empty if it asks for nothing: every such event begins one
     */
    Optional<StartCondition> of(AutomationTrigger trigger, Map<String, ?> variables);

    /**
     * @param element BPMN id of the start event
     * @param condition FEEL, without the leading {@code =}
     * @param holds null if that can't be told: it fails, or its answer is neither true nor false
     * @param value its answer, as text of 80 characters at most; null if it has none, because it fails
     * @param why it does not hold, or can't be told; null if it holds
     */
    @Schema(name = "StartCondition")
    record StartCondition(
            String element,
            String condition,
            @Nullable Boolean holds,
            @Nullable String value,
            @Nullable String why) {}
}
