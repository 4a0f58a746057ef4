package io.taskloom.engine.project;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as one of its members sees it.
 *
 * @param role the reader's own, owner for the workspace's owners and admins
 * @param workFlow id of the automation that its new tasks follow; null for the built-in life cycle
 */
@Schema(name = "Project")
public record ProjectView(
        ProjectId id,
        WorkspaceId workspaceId,
        String name,
        @Nullable String description,
        @Nullable String color,
        ProjectRole role,
        long version,
        @Nullable UUID workFlow) {}
