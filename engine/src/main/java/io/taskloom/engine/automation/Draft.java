package io.taskloom.engine.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * The model being drawn and its forms; anything is kept, publishable or not.
 *
 * @param forms form-js JSON by id; a user task names one by {@code camunda:formRef}
 * @param version counts the saves, and is the ETag
 */
@Schema(name = "AutomationDraft")
public record Draft(String bpmn, Map<String, JsonNode> forms, int version, Instant savedAt) {}
