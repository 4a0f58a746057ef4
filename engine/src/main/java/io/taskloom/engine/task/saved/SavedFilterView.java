package io.taskloom.engine.task.saved;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.PersonView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter that somebody keeps.
 *
 * @param projectId where it belongs to one project
 * @param shared whether everybody who sees the project, or the workspace, sees the filter
 * @param canEdit whether the reader may change it
 * @param buckets columns of a board, if it is one
 */
@Schema(name = "SavedFilter")
public record SavedFilterView(
        SavedFilterId id,
        String name,
        String filter,
        @Nullable String sort,
        WorkspaceId workspaceId,
        @Nullable ProjectId projectId,
        boolean shared,
        @Nullable PersonView owner,
        boolean canEdit,
        @Nullable List<Bucket> buckets,
        long version) {}
