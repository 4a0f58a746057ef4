package io.taskloom.engine.project;

import io.taskloom.engine.event.WorkspaceId;

/** What somebody may do in a project, and where the project stands. */
public record ProjectAccess(WorkspaceId workspace, ProjectRole role) {

    public boolean atLeast(ProjectRole other) {
        return role.compareTo(other) >= 0;
    }
}
