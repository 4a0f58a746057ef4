package io.taskloom.engine.project;

import io.taskloom.engine.event.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do in a project, and where the project stands.
 *
 * @param workFlow the automation whose process is the life cycle of its tasks; null for the built-in one
 */
public record ProjectAccess(
        WorkspaceId workspace, ProjectRole role, @Nullable UUID workFlow) {

    public boolean atLeast(ProjectRole other) {
        return role.compareTo(other) >= 0;
    }
}
