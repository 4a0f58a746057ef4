package io.taskloom.engine.workspace;

import io.taskloom.engine.problem.Forbidden;
import java.util.Map;

class WorkspaceRoleTooSmall extends Forbidden {

    private final WorkspaceRole needed;

    WorkspaceRoleTooSmall(WorkspaceRole needed) {
        super("This needs the role %s in the workspace.".formatted(needed.column()));
        this.needed = needed;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("needed", needed.column());
    }
}
