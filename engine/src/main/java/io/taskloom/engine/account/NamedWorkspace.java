package io.taskloom.engine.account;

import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.workspace.WorkspaceView;

/** Enough to name a workspace and lead there. */
record NamedWorkspace(WorkspaceId id, String name) {

    static NamedWorkspace of(WorkspaceView workspace) {
        return new NamedWorkspace(workspace.id(), workspace.name());
    }
}
