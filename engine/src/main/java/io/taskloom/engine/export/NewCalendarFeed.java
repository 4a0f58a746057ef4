package io.taskloom.engine.export;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param onlyMine whether it has only what is assigned to me; so if nothing is said @param filter in the filter language */
@Schema(name = "NewCalendarFeed")
record NewCalendarFeed(
        @NotBlank @Size(max = 100) String name,
        @Nullable ProjectId projectId,
        @Nullable Boolean onlyMine,
        @Nullable @Size(max = 2000) String filter) {}
