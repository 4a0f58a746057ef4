package io.taskloom.engine.task;

import io.taskloom.engine.bpm.Memberships;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.ProjectView;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceView;
import io.taskloom.engine.workspace.Workspaces;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What Camunda's own pages may show somebody (promise I15): their workspaces are its tenants, and what they are in a project
 * where they may do something, be it by the workspace's role, its groups. A role's bare word is no group: it would count in
 * every workspace, and {@code admin} is Camunda's own.
 */
@Component
class TeamMemberships implements Memberships {

    private final Workspaces workspaces;
    private final Projects projects;

    TeamMemberships(Workspaces workspaces, Projects projects) {
        this.workspaces = workspaces;
        this.projects = projects;
    }

    static String group(ProjectId project, String role) {
        return "project:%s:%s".formatted(project, role);
    }

    @Override
    @Transactional(readOnly = true)
    public Membership of(PersonId person) {
        Actor actor = new Actor.Person(person);
        Set<WorkspaceId> tenants = new LinkedHashSet<>();
        Set<String> groups = new LinkedHashSet<>();
        for (WorkspaceView workspace : workspaces.mine(actor)) {
            tenants.add(workspace.id());
            for (ProjectView project : projects.list(actor, workspace.id())) {
                if (project.role().compareTo(ProjectRole.MEMBER) >= 0) {
                    groups.add(group(project.id(), Claims.word(project.role())));
                    groups.add(group(project.id(), Claims.word(workspace.role())));
                }
            }
        }
        return new Membership(tenants, groups);
    }
}
