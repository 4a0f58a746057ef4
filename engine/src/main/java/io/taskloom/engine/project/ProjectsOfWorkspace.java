package io.taskloom.engine.project;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.workspace.WorkspaceContent;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Deletes the projects of a workspace that is about to go, a batch of one project's tasks at a time. */
@Component
@Order(10)
class ProjectsOfWorkspace implements WorkspaceContent {

    private static final Actor BY = new Actor.System("workspace");

    private final ProjectRows rows;
    private final ProjectRemoval removal;
    private final Events events;

    ProjectsOfWorkspace(ProjectRows rows, ProjectRemoval removal, Events events) {
        this.rows = rows;
        this.removal = removal;
        this.events = events;
    }

    @Override
    public boolean remove(WorkspaceId workspace) {
        List<ProjectId> projects = rows.lockAll(workspace);
        for (ProjectId project : projects) {
            if (rows.hide(project)) {
                events.publish(BY, new ProjectDeleted(workspace, project));
            }
        }
        return projects.isEmpty() || (removal.removeSome(projects.getFirst()) && projects.size() == 1);
    }
}
