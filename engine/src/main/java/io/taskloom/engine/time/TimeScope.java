package io.taskloom.engine.time;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.project.ProjectRole;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose time in which projects somebody may see.
 *
 * @param person null for everybody's
 * @param projects null for all
 * @param visible the projects of the workspace that the reader sees, and as what
 */
public record TimeScope(
        WorkspaceId workspace,
        @Nullable PersonId person,
        @Nullable Set<ProjectId> projects,
        Map<ProjectId, VisibleProject> visible) {

    public TimeScope {
        visible = Map.copyOf(visible);
    }

    public record VisibleProject(
            ProjectId id, String name, @Nullable String color, ProjectRole role) {}
}
