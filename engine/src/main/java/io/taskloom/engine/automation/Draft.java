package io.taskloom.engine.automation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * The model being drawn; any text is kept, publishable or not.
 *
 * @param version counts the saves, and is the ETag
 */
@Schema(name = "AutomationDraft")
public record Draft(String bpmn, int version, Instant savedAt) {}
