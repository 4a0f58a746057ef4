package io.taskloom.engine.time;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.time.TimeScope.VisibleProject;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides whose time somebody may read: everybody their own, admins of the workspace all of it, owners of projects what was spent
 * there.
 */
@Component
public class TimeScopes {

    private final Workspaces workspaces;
    private final Projects projects;

    TimeScopes(Workspaces workspaces, Projects projects) {
        this.workspaces = workspaces;
        this.projects = projects;
    }

    /**
     * @param whose {@code me}, {@code all} or a person's id; null for oneself
     * @throws NotFound if the workspace or the project is not there or hidden
     * @throws NotYourTime if it asks for others' time and the actor is neither admin nor owner of what it is about
     */
    @Transactional(readOnly = true)
    public TimeScope decide(Actor actor, WorkspaceId workspace, @Nullable String whose, @Nullable ProjectId project) {
        WorkspaceRole role = workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
        PersonId person = whose(actor, whose);
        Map<ProjectId, VisibleProject> visible = projects.list(actor, workspace).stream()
                .map(each -> new VisibleProject(each.id(), each.name(), each.color(), each.role()))
                .collect(toMap(VisibleProject::id, Function.identity()));
        if (project != null && !visible.containsKey(project)) {
            throw new NotFound("project", project);
        }
        Set<ProjectId> asked = project == null ? null : Set.of(project);
        boolean own = person != null && person.equals(actor.person());
        if (own || role.atLeast(WorkspaceRole.ADMIN)) {
            return new TimeScope(workspace, person, asked, visible);
        }
        Set<ProjectId> owned = visible.values().stream()
                .filter(each -> each.role() == ProjectRole.OWNER)
                .map(VisibleProject::id)
                .filter(each -> asked == null || asked.contains(each))
                .collect(toUnmodifiableSet());
        if (owned.isEmpty()) {
            throw new NotYourTime("Others' time is for the workspace's admins, and for the owners of a project in it.");
        }
        return new TimeScope(workspace, person, owned, visible);
    }

    private static @Nullable PersonId whose(Actor actor, @Nullable String text) {
        if (text == null || text.equals("me")) {
            return actor.person();
        }
        if (text.equals("all")) {
            return null;
        }
        try {
            return PersonId.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("person", "format", "It must be me, all or the id of a person.");
        }
    }
}
