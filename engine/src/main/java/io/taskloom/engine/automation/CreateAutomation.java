package io.taskloom.engine.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param projectId where the user tasks of its runs are to appear; null to follow what a run is about
 * @param bpmn first draft; null for an empty process
 * @param forms of its user tasks, by id; null for none
 * @param decisions of its business rule tasks, DMN by id; null for none
 */
public @Schema(name = "NewAutomation") record CreateAutomation(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 5_000) String description,
        @Nullable ProjectId projectId,
        @Nullable String bpmn,
        @Nullable Map<String, JsonNode> forms,
        @Nullable Map<String, String> decisions) {}
