package io.taskloom.engine.workspace;

import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class LastOwner extends Conflict {

    private final WorkspaceId workspace;
    private final String name;

    LastOwner(WorkspaceId workspace, String name) {
        super("“%s” needs an owner: make somebody else one first.".formatted(name));
        this.workspace = workspace;
        this.name = name;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("workspaceId", workspace, "workspaceName", name);
    }
}
