package io.taskloom.engine.project;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.workspace.invitation.ProjectDoor;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets people into projects by the workspace's invitations. */
@Component
class InvitedMembers implements ProjectDoor {

    private final Projects projects;
    private final ProjectMembers members;
    private final ProjectRows rows;

    InvitedMembers(Projects projects, ProjectMembers members, ProjectRows rows) {
        this.projects = projects;
        this.members = members;
        this.rows = rows;
    }

    @Override
    @Transactional(readOnly = true)
    public void check(Actor actor, WorkspaceId workspace, ProjectId project, String role) {
        ProjectAccess access = projects.require(actor, project, ProjectRole.OWNER);
        if (!access.workspace().equals(workspace)) {
            throw new NotFound("project", project);
        }
        role(role);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayAdmit(WorkspaceId workspace, ProjectId project, PersonId person) {
        return rows.access(project, person)
                .filter(access -> access.workspace().equals(workspace) && access.atLeast(ProjectRole.OWNER))
                .isPresent();
    }

    @Override
    @Transactional
    public boolean admit(Actor actor, ProjectId project, PersonId person, String role) {
        return members.admit(actor, project, person, role(role));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ProjectId, String> names(Collection<ProjectId> ids) {
        return ids.isEmpty() ? Map.of() : rows.names(ids);
    }

    private static ProjectRole role(String name) {
        try {
            return ProjectRole.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("projectRole", "unknown", "A project has owners, members and viewers.");
        }
    }
}
