package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may invite as what: asked when an invitation is sent, and again when it is accepted. */
@Component
class InvitationRights {

    private final Workspaces workspaces;
    private final ProjectDoor projects;

    InvitationRights(Workspaces workspaces, ProjectDoor projects) {
        this.workspaces = workspaces;
        this.projects = projects;
    }

    /** @throws io.taskloom.engine.problem.Forbidden if the actor may not invite like that */
    void require(
            Actor actor,
            WorkspaceId workspace,
            WorkspaceRole role,
            @Nullable ProjectId project,
            @Nullable String projectRole) {
        workspaces.require(actor, workspace, project == null ? toWorkspace(role) : withProject(role));
        if (project != null && projectRole != null) {
            projects.check(actor, workspace, project, projectRole);
        }
    }

    /** Whether the person could invite like that today; where the project has gone, to the workspace alone. */
    boolean has(PersonId person, WorkspaceId workspace, WorkspaceRole role, @Nullable ProjectId project) {
        WorkspaceRole own = workspaces.role(workspace, person).orElse(null);
        if (own == null) {
            return false;
        }
        return own.atLeast(toWorkspace(role))
                || (project != null && own.atLeast(withProject(role)) && projects.mayAdmit(workspace, project, person));
    }

    private static WorkspaceRole toWorkspace(WorkspaceRole role) {
        return role == WorkspaceRole.OWNER ? WorkspaceRole.OWNER : WorkspaceRole.ADMIN;
    }

    /** A project's owners bring plain members into its workspace. */
    private static WorkspaceRole withProject(WorkspaceRole role) {
        return role == WorkspaceRole.MEMBER ? WorkspaceRole.MEMBER : toWorkspace(role);
    }
}
