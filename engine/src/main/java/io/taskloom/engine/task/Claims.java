package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.project.ProjectAccess;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may take what nobody has. Candidate groups of a step are roles of the workspace or the project, by their word
 * ({@code admin}, {@code member}); the project's owners may always.
 */
@Component
class Claims {

    private final Projects projects;
    private final Workspaces workspaces;

    Claims(Projects projects, Workspaces workspaces) {
        this.projects = projects;
        this.workspaces = workspaces;
    }

    Task claim(Actor actor, Task task, Instant now) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " is nobody who could do it");
        }
        List<PersonId> assignees = task.details().assignees();
        if (assignees.contains(person)) {
            return task;
        }
        if (!task.open() || !assignees.isEmpty()) {
            throw new NotClaimable();
        }
        requireCandidate(actor, task);
        return task.edit(task.details().with(List.of(person)), now);
    }

    private void requireCandidate(Actor actor, Task task) {
        List<String> groups = task.flow() == null ? List.of() : task.flow().candidateGroups();
        ProjectAccess access = projects.require(actor, task.project(), ProjectRole.MEMBER);
        if (groups.isEmpty() || access.role() == ProjectRole.OWNER) {
            return;
        }
        WorkspaceRole role = workspaces.require(actor, task.workspace(), WorkspaceRole.MEMBER);
        Set<String> own = new HashSet<>(List.of(word(role), word(access.role())));
        if (groups.stream().map(group -> group.toLowerCase(Locale.ROOT)).noneMatch(own::contains)) {
            throw new NoCandidate(groups);
        }
    }

    private static String word(Enum<?> role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
