package io.taskloom.engine.live;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceView;
import io.taskloom.engine.workspace.Workspaces;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Members may follow what they may see. */
@Component
class MemberAudience implements Audience {

    private final Workspaces workspaces;
    private final Projects projects;

    MemberAudience(Workspaces workspaces, Projects projects) {
        this.workspaces = workspaces;
        this.projects = projects;
    }

    @Override
    public Set<WorkspaceId> workspaces(PersonId person) {
        return workspaces.mine(new Actor.Person(person)).stream()
                .map(WorkspaceView::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<ProjectId> projects(PersonId person) {
        return projects.visibleTo(person);
    }
}
