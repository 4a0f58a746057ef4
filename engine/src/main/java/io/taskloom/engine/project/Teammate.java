package io.taskloom.engine.project;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.workspace.WorkspaceRole;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sees a project.
 *
 * @param joinedAs what they are in it; null for the workspace's admins, who own it without being in it
 */
public record Teammate(PersonId person, @Nullable ProjectRole joinedAs, WorkspaceRole workspaceRole) {

    /** What they may do there. */
    public ProjectRole role() {
        return joinedAs == null || workspaceRole.atLeast(WorkspaceRole.ADMIN) ? ProjectRole.OWNER : joinedAs;
    }
}
