package io.taskloom.engine.automation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.bpm.Drawn;
import java.time.Instant;
import java.util.Map;

/**
 * The model being drawn, its forms and its decisions; anything is kept, publishable or not.
 *
 * @param forms form-js JSON by id; a user task or start event names one by {@code camunda:formRef}
 * @param decisions DMN by id; a business rule task names one by {@code camunda:decisionRef}
 * @param version counts the saves, and is the ETag
 */
@Schema(name = "AutomationDraft")
public record Draft(
        String bpmn, Map<String, JsonNode> forms, Map<String, String> decisions, int version, Instant savedAt) {

    /** What is drawn beside the model. */
    @JsonIgnore
    public Drawn drawn() {
        return new Drawn(forms, decisions);
    }
}
