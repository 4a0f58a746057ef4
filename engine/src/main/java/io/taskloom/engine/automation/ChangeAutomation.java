package io.taskloom.engine.automation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.web.Patch;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

@Schema(name = "AutomationPatch")
record ChangeAutomation(
        Patch<@NotBlank @Size(max = 200) String> name,
        Patch<@NotNull @Size(max = 5_000) String> description,
        Patch<ProjectId> projectId,
        Patch<@NotNull Boolean> enabled,
        Patch<AutomationId> errorAutomationId,
        Patch<@Min(1) @Max(3650) Integer> runsKeptDays) {}
