package io.taskloom.engine.account;

import io.taskloom.engine.problem.Conflict;
import io.taskloom.engine.workspace.WorkspaceView;
import java.util.List;
import java.util.Map;

class OwnerNeeded extends Conflict {

    private final List<NamedWorkspace> workspaces;

    OwnerNeeded(List<WorkspaceView> workspaces) {
        super("You are the only owner of workspaces in which others work: make somebody else an owner of each first.");
        this.workspaces = workspaces.stream().map(NamedWorkspace::of).toList();
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("workspaces", workspaces);
    }
}
