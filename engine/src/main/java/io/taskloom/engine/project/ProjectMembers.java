package io.taskloom.engine.project;

import static java.util.Objects.requireNonNull;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.workspace.OpenWork;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is in a project. Its last owner can not leave or step down while others are in it; when the workspace loses that person,
 * its owners and admins, who are owners of every project, take their place. Tasks stay assigned to whoever leaves, and
 * still say who had them, unless somebody is named who takes the open ones over.
 */
@Service
public class ProjectMembers {

    private final Projects projects;
    private final Workspaces workspaces;
    private final ProjectRows rows;
    private final People people;
    private final Events events;
    private final ObjectProvider<OpenWork> work;

    ProjectMembers(
            Projects projects,
            Workspaces workspaces,
            ProjectRows rows,
            People people,
            Events events,
            ObjectProvider<OpenWork> work) {
        this.projects = projects;
        this.workspaces = workspaces;
        this.rows = rows;
        this.people = people;
        this.events = events;
        this.work = work;
    }

    /** In the order they joined. */
    @Transactional(readOnly = true)
    public List<ProjectMember> list(Actor actor, ProjectId id) {
        projects.require(actor, id, ProjectRole.VIEWER);
        List<ProjectRows.Row> members = rows.members(id);
        var known = people.find(members.stream().map(ProjectRows.Row::person).toList());
        return members.stream()
                .map(row -> new ProjectMember(requireNonNull(known.get(row.person())), row.role()))
                .toList();
    }

    /** Adds a member of the workspace or changes their role. */
    @Transactional
    public ProjectMember put(Actor actor, ProjectId id, PersonId person, ProjectRole role) {
        ProjectAccess access = allowed(actor, id, ProjectRole.OWNER);
        ProjectRole before = roleIn(id, person);
        if (before != role) {
            if (person.equals(actor.person()) && role != ProjectRole.OWNER) {
                keepAnOwner(access, id, person);
            }
            if (!rows.put(id, person, role)) {
                throw new NotInWorkspace();
            }
            events.publish(
                    actor,
                    before == null
                            ? new ProjectMemberAdded(access.workspace(), id, person, role)
                            : new ProjectMemberRoleChanged(access.workspace(), id, person, role));
        }
        return new ProjectMember(people.get(person), role);
    }

    /**
     * Lets a member of the workspace in, on the strength of an invitation that the caller has checked; whoever is in as more
     * already stays that. A project that has gone is passed over.
     *
     * @return false if nothing changed
     */
    boolean admit(Actor actor, ProjectId id, PersonId person, ProjectRole role) {
        WorkspaceId workspace =
                rows.access(id, null).map(ProjectAccess::workspace).orElse(null);
        ProjectRole before = roleIn(id, person);
        if (workspace == null || (before != null && before.compareTo(role) >= 0) || !rows.put(id, person, role)) {
            return false;
        }
        events.publish(
                actor,
                before == null
                        ? new ProjectMemberAdded(workspace, id, person, role)
                        : new ProjectMemberRoleChanged(workspace, id, person, role));
        return true;
    }

    /**
     * Everybody may leave by themselves. One transaction: with its tasks in other hands or not at all.
     *
     * @param heir who takes over the open tasks; null leaves them as they are
     * @throws io.taskloom.engine.problem.Conflict if the heir is not in the project, or if they are too many
     */
    @Transactional
    public void remove(Actor actor, ProjectId id, PersonId person, @Nullable PersonId heir) {
        ProjectRole needed = person.equals(actor.person()) ? ProjectRole.VIEWER : ProjectRole.OWNER;
        if (heir != null) {
            ProjectAccess before = projects.require(actor, id, needed);
            work.forEach(each -> each.handOver(actor, before.workspace(), id, person, heir));
        }
        ProjectAccess access = allowed(actor, id, needed);
        if (person.equals(actor.person())) {
            keepAnOwner(access, id, person);
        }
        if (!rows.remove(id, person)) {
            throw new NotFound("member", person);
        }
        events.publish(actor, new ProjectMemberRemoved(access.workspace(), id, person));
    }

    /** Asked again once changes of the members take turns: two owners who remove each other must not both succeed. */
    private ProjectAccess allowed(Actor actor, ProjectId id, ProjectRole role) {
        projects.require(actor, id, role);
        rows.lock(id);
        ProjectAccess now = rows.access(id, actor.person()).orElseThrow(() -> new NotFound("project", id));
        if (!now.atLeast(role)) {
            throw new ProjectRoleTooSmall(role);
        }
        return now;
    }

    private void keepAnOwner(ProjectAccess access, ProjectId id, PersonId leaving) {
        List<ProjectRows.Row> members = rows.members(id);
        boolean owned = members.stream()
                .anyMatch(
                        row -> row.role() == ProjectRole.OWNER && !row.person().equals(leaving));
        boolean owner = roleIn(id, leaving) == ProjectRole.OWNER;
        if (owner && !owned && members.size() > 1 && !isAdmin(access.workspace(), leaving)) {
            throw new LastProjectOwner();
        }
    }

    /** They own it in any case. */
    private boolean isAdmin(WorkspaceId workspace, PersonId person) {
        return workspaces
                .role(workspace, person)
                .filter(role -> role.atLeast(WorkspaceRole.ADMIN))
                .isPresent();
    }

    private @Nullable ProjectRole roleIn(ProjectId id, PersonId person) {
        return rows.members(id).stream()
                .filter(row -> row.person().equals(person))
                .map(ProjectRows.Row::role)
                .findAny()
                .orElse(null);
    }
}
