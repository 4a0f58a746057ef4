package io.taskloom.engine.workspace;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Teams: making them, finding one's own, and the question what somebody is in one. */
@Service
public class Workspaces {

    private final MemberRows rows;
    private final Events events;

    Workspaces(MemberRows rows, Events events) {
        this.rows = rows;
        this.events = events;
    }

    /** Whoever creates it owns it. @param name 1–100 characters */
    @Transactional
    public WorkspaceView create(Actor actor, String name) {
        PersonId person = personOf(actor);
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > 100) {
            throw new InvalidInput("name", "length", "The name must have 1 to 100 characters.");
        }
        WorkspaceId id = new WorkspaceId(Ids.next());
        rows.insert(id, trimmed);
        rows.put(id, person, WorkspaceRole.OWNER);
        events.publish(actor, new WorkspaceCreated(id, trimmed));
        return new WorkspaceView(id, trimmed, WorkspaceRole.OWNER, 1);
    }

    /** Those the actor belongs to, by name. */
    @Transactional(readOnly = true)
    public List<WorkspaceView> mine(Actor actor) {
        return rows.of(personOf(actor)).stream()
                .filter(mine -> actor.reaches(mine.id()))
                .toList();
    }

    /** @throws NotFound if the actor is no member */
    @Transactional(readOnly = true)
    public WorkspaceView get(Actor actor, WorkspaceId id) {
        return rows.find(id, personOf(actor))
                .filter(found -> actor.reaches(id))
                .orElseThrow(() -> new NotFound("workspace", id));
    }

    /**
     * Asks whether the actor is at least that in the workspace; the system is an owner everywhere.
     *
     * @return what the actor is
     * @throws NotFound if the actor is no member
     * @throws io.taskloom.engine.problem.Forbidden if the role is too small
     */
    @Transactional(readOnly = true)
    public WorkspaceRole require(Actor actor, WorkspaceId id, WorkspaceRole role) {
        PersonId person = actor.person();
        if (person == null) {
            if (!rows.exists(id)) {
                throw new NotFound("workspace", id);
            }
            return WorkspaceRole.OWNER;
        }
        WorkspaceRole own = rows.role(id, person)
                .filter(found -> actor.reaches(id))
                .orElseThrow(() -> new NotFound("workspace", id));
        if (!own.atLeast(role)) {
            throw new WorkspaceRoleTooSmall(role);
        }
        return own;
    }

    /** What the person is in the workspace; empty for whoever is no member. For other modules, which decide who may know. */
    @Transactional(readOnly = true)
    public Optional<WorkspaceRole> role(WorkspaceId id, PersonId person) {
        return rows.role(id, person);
    }

    /** Which of these people are in the workspace. For other modules, which decide who may know. */
    @Transactional(readOnly = true)
    public Set<PersonId> membersAmong(WorkspaceId id, Collection<PersonId> people) {
        return people.isEmpty() ? Set.of() : rows.membersAmong(id, people);
    }

    /** Its owners and admins. For other modules, which decide who may know. */
    @Transactional(readOnly = true)
    public Set<PersonId> leaders(WorkspaceId id) {
        return rows.members(id).stream()
                .filter(member -> member.role().atLeast(WorkspaceRole.ADMIN))
                .map(MemberRows.Row::person)
                .collect(Collectors.toSet());
    }

    /** Their names, as far as they are there. For other modules, which decide who may know. */
    @Transactional(readOnly = true)
    public Map<WorkspaceId, String> names(Collection<WorkspaceId> ids) {
        return ids.isEmpty() ? Map.of() : rows.names(ids);
    }

    private static PersonId personOf(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " belongs to no workspace");
        }
        return person;
    }
}
