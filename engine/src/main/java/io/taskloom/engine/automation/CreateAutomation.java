package io.taskloom.engine.automation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param projectId where the user tasks of its runs are to appear; null to follow what a run is about
 * @param bpmn first draft; null for an empty process
 */
public @Schema(name = "NewAutomation") record CreateAutomation(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 5_000) String description,
        @Nullable ProjectId projectId,
        @Nullable String bpmn) {}
