package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Collection;
import java.util.Map;

/** What an invitation must know of projects, and they do for it: joining a workspace can include one. */
public interface ProjectDoor {

    /**
     * @throws io.taskloom.engine.problem.NotFound if there is no such project in the workspace that the actor sees
     * @throws io.taskloom.engine.problem.Forbidden if the actor may not let others in
     * @throws io.taskloom.engine.problem.InvalidInput if there is no such role
     */
    void check(Actor actor, WorkspaceId workspace, ProjectId project, String role);

    /** Whether the person may let others in just now; not if there is no such project in the workspace. */
    boolean mayAdmit(WorkspaceId workspace, ProjectId project, PersonId person);

    /**
     * Lets a member of the workspace in; who is in as more already stays that. A project that has gone is passed over.
     *
     * @param actor who the event names
     * @return false if the person had at least that role
     */
    boolean admit(Actor actor, ProjectId project, PersonId person, String role);

    /** Names of those of the projects that there are. */
    Map<ProjectId, String> names(Collection<ProjectId> projects);
}
