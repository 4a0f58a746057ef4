package io.taskloom.engine.workspace;

import static java.util.Objects.requireNonNull;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.DepartedAccounts;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.Quota;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is in a workspace. Admins manage members and admins, owners everybody; a workspace always has an owner. Tasks stay
 * assigned to whoever leaves, and still say who had them, unless somebody is named who takes the open ones over.
 */
@Service
public class WorkspaceMembers {

    private final Workspaces workspaces;
    private final MemberRows rows;
    private final People people;
    private final Quota quota;
    private final Events events;
    private final ObjectProvider<OpenWork> work;
    private final ObjectProvider<DepartedAccounts> departed;

    WorkspaceMembers(
            Workspaces workspaces,
            MemberRows rows,
            People people,
            Quota quota,
            Events events,
            ObjectProvider<OpenWork> work,
            ObjectProvider<DepartedAccounts> departed) {
        this.workspaces = workspaces;
        this.rows = rows;
        this.people = people;
        this.quota = quota;
        this.events = events;
        this.work = work;
        this.departed = departed;
    }

    /** In the order they joined. */
    @Transactional(readOnly = true)
    public List<Member> list(Actor actor, WorkspaceId id) {
        workspaces.require(actor, id, WorkspaceRole.MEMBER);
        List<MemberRows.Row> members = rows.members(id);
        var known = people.find(members.stream().map(MemberRows.Row::person).toList());
        return members.stream()
                .map(row -> new Member(requireNonNull(known.get(row.person())), row.role()))
                .toList();
    }

    /**
     * Adds a person or changes their role. Only people whom the actor knows from another workspace are added like that, since
     * members see each other's names and addresses: everybody else is invited, and unknown here like an id of nobody's.
     *
     * @throws NotFound if the person is neither a member nor known to the actor
     */
    @Transactional
    public Member put(Actor actor, WorkspaceId id, PersonId person, WorkspaceRole role) {
        WorkspaceRole own = workspaces.require(actor, id, WorkspaceRole.ADMIN);
        List<MemberRows.Row> members = rows.lockMembers(id);
        WorkspaceRole before = roleIn(members, person);
        if (role == WorkspaceRole.OWNER || before == WorkspaceRole.OWNER) {
            requireOwner(own);
        }
        PersonView known = known(actor, person, before);
        if (before == role) {
            return new Member(known, role);
        }
        keepAnOwner(id, members, person, role);
        if (before == null) {
            quota.use(id, Limit.MEMBERS, 1);
        }
        rows.put(id, person, role);
        DomainEvent event =
                before == null ? new MemberAdded(id, person, role) : new MemberRoleChanged(id, person, role);
        events.publish(actor, event);
        return new Member(known, role);
    }

    /**
     * Lets the actor in by themselves, on the strength of an invitation that the caller has checked; whoever is in as more
     * already stays that.
     */
    @Transactional
    public void admit(Actor.Person actor, WorkspaceId id, WorkspaceRole role) {
        WorkspaceRole before = roleIn(rows.lockMembers(id), actor.person());
        if (before == null) {
            quota.use(id, Limit.MEMBERS, 1);
        }
        if (before == null || !before.atLeast(role)) {
            rows.put(id, actor.person(), role);
            events.publish(
                    actor,
                    before == null
                            ? new MemberAdded(id, actor.person(), role)
                            : new MemberRoleChanged(id, actor.person(), role));
        }
    }

    /**
     * Everybody may leave by themselves. One transaction: with its tasks in other hands or not at all.
     *
     * @param heir who takes over the open tasks; null leaves them as they are
     * @throws io.taskloom.engine.problem.Conflict if the heir may not see all of them, or if they are too many
     */
    @Transactional
    public void remove(Actor actor, WorkspaceId id, PersonId person, @Nullable PersonId heir) {
        WorkspaceRole own = workspaces.require(
                actor, id, person.equals(actor.person()) ? WorkspaceRole.MEMBER : WorkspaceRole.ADMIN);
        if (heir != null) {
            // Before the members are locked: whoever changes a task holds that first, and then asks for the workspace's
            // row.
            work.forEach(each -> each.handOver(actor, id, null, person, heir));
        }
        List<MemberRows.Row> members = rows.lockMembers(id);
        WorkspaceRole before = roleIn(members, person);
        if (before == null) {
            throw new NotFound("member", person);
        }
        if (before == WorkspaceRole.OWNER) {
            requireOwner(own);
        }
        keepAnOwner(id, members, person, null);
        rows.remove(id, person);
        events.publish(actor, new MemberRemoved(id, person));
    }

    private PersonView known(Actor actor, PersonId person, @Nullable WorkspaceRole before) {
        PersonId by = actor.person();
        if (before == null && by != null && !rows.together(by, person)) {
            throw new NotFound("person", person);
        }
        return people.get(person);
    }

    private static void requireOwner(WorkspaceRole own) {
        if (own != WorkspaceRole.OWNER) {
            throw new WorkspaceRoleTooSmall(WorkspaceRole.OWNER);
        }
    }

    /** One who stays: whose account is to be deleted is none. */
    private void keepAnOwner(
            WorkspaceId id, List<MemberRows.Row> members, PersonId person, @Nullable WorkspaceRole next) {
        List<PersonId> others = members.stream()
                .filter(row ->
                        row.role() == WorkspaceRole.OWNER && !row.person().equals(person))
                .map(MemberRows.Row::person)
                .toList();
        if (next != WorkspaceRole.OWNER && Leaving.among(departed, others).size() == others.size()) {
            throw new LastOwner(id, rows.names(List.of(id)).getOrDefault(id, ""));
        }
    }

    private static @Nullable WorkspaceRole roleIn(List<MemberRows.Row> members, PersonId person) {
        return members.stream()
                .filter(row -> row.person().equals(person))
                .map(MemberRows.Row::role)
                .findAny()
                .orElse(null);
    }
}
