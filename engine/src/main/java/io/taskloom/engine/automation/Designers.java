package io.taskloom.engine.automation;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.Role;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may change, publish and steer a workspace's automations: its owner and admins, and members who are designers (I9). */
@Component
public class Designers {

    private final Workspaces workspaces;
    private final Projects projects;
    private final People people;

    Designers(Workspaces workspaces, Projects projects, People people) {
        this.workspaces = workspaces;
        this.projects = projects;
        this.people = people;
    }

    /**
     * @throws io.taskloom.engine.problem.NotFound if the actor is no member of the workspace
     * @throws DesignersOnly if the actor may only look
     */
    public void require(Actor actor, WorkspaceId workspace) {
        WorkspaceRole role = requireMember(actor, workspace);
        PersonId person = actor.person();
        if (role.atLeast(WorkspaceRole.ADMIN) || person == null) {
            return;
        }
        if (!people.roles(person).contains(Role.DESIGNER)) {
            throw new DesignersOnly();
        }
    }

    /**
     * Whether what happens in the project may reach somebody's automation. It still may once they have left the
     * workspace: their runs are then held at their next step, which tells the others.
     */
    public boolean mayHear(PersonId person, WorkspaceId workspace, @Nullable ProjectId project) {
        return project == null
                || projects.membersAmong(project, Set.of(person)).contains(person)
                || workspaces.mine(new Actor.Person(person)).stream()
                        .noneMatch(mine -> mine.id().equals(workspace));
    }

    /** @throws io.taskloom.engine.problem.NotFound if the actor is no member of the workspace */
    WorkspaceRole requireMember(Actor actor, WorkspaceId workspace) {
        return workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
    }

    /** The project in which user tasks are to appear is one the designer may write in, in the same workspace. */
    void requireProject(Actor actor, WorkspaceId workspace, @Nullable ProjectId project) {
        if (project != null
                && !projects.require(actor, project, ProjectRole.MEMBER)
                        .workspace()
                        .equals(workspace)) {
            throw new InvalidInput("projectId", "other-workspace", "The project belongs to another workspace.");
        }
    }
}
