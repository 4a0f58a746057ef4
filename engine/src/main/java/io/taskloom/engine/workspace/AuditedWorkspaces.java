package io.taskloom.engine.workspace;

import io.taskloom.engine.event.AuditedActs;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AuditedWorkspaces implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(
                Act.of("WorkspaceCreated", Kind.WORKSPACE, "made the workspace “{name}”"),
                Act.of("MemberAdded", Kind.WORKSPACE, "made {person} a member of the workspace, as {role}"),
                Act.of("MemberRoleChanged", Kind.WORKSPACE, "gave {person} the role {role} in the workspace"),
                Act.of("MemberRemoved", Kind.WORKSPACE, "took {person} out of the workspace"));
    }
}
