package io.taskloom.engine.project;

import static java.util.Objects.requireNonNull;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.problem.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is in a project. A project may be without owner: the workspace's owners and admins are owners of each. */
@Service
public class ProjectMembers {

    private final Projects projects;
    private final ProjectRows rows;
    private final People people;
    private final Events events;

    ProjectMembers(Projects projects, ProjectRows rows, People people, Events events) {
        this.projects = projects;
        this.rows = rows;
        this.people = people;
        this.events = events;
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
        ProjectAccess access = projects.require(actor, id, ProjectRole.OWNER);
        ProjectRole before = roleIn(id, person);
        if (before != role) {
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
        ProjectRole before = roleIn(id, person);
        if ((before != null && before.compareTo(role) >= 0) || !rows.put(id, person, role)) {
            return false;
        }
        WorkspaceId workspace = rows.access(id, null).orElseThrow().workspace();
        events.publish(
                actor,
                before == null
                        ? new ProjectMemberAdded(workspace, id, person, role)
                        : new ProjectMemberRoleChanged(workspace, id, person, role));
        return true;
    }

    /** Everybody may leave by themselves. */
    @Transactional
    public void remove(Actor actor, ProjectId id, PersonId person) {
        ProjectAccess access =
                projects.require(actor, id, person.equals(actor.person()) ? ProjectRole.VIEWER : ProjectRole.OWNER);
        if (!rows.remove(id, person)) {
            throw new NotFound("member", person);
        }
        events.publish(actor, new ProjectMemberRemoved(access.workspace(), id, person));
    }

    private @Nullable ProjectRole roleIn(ProjectId id, PersonId person) {
        return rows.members(id).stream()
                .filter(row -> row.person().equals(person))
                .map(ProjectRows.Row::role)
                .findAny()
                .orElse(null);
    }
}
