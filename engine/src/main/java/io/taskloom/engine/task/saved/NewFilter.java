package io.taskloom.engine.task.saved;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A filter to keep. @param shared false if nothing is said */
@Schema(name = "NewSavedFilter")
public record NewFilter(
        @NotNull WorkspaceId workspaceId,
        @Nullable ProjectId projectId,
        @NotNull String name,
        @NotNull String filter,
        @Nullable String sort,
        @Nullable Boolean shared,
        @Nullable @Valid List<@NotNull Bucket> buckets) {}
