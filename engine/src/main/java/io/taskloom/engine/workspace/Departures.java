package io.taskloom.engine.workspace;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.DepartedAccounts;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of workspaces when somebody's account is deleted. Whoever deletes accounts asks; permission is theirs to decide.
 *
 * <p>People whose accounts are to be deleted count for nobody: neither as those who are left, nor as owners.
 */
@Service
public class Departures {

    private final MemberRows rows;
    private final List<WorkspaceContent> contents;
    private final ObjectProvider<DepartedAccounts> departed;
    private final Events events;
    private final TransactionTemplate transaction;

    Departures(
            MemberRows rows,
            List<WorkspaceContent> contents,
            ObjectProvider<DepartedAccounts> departed,
            Events events,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.contents = contents;
        this.departed = departed;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * @param held has others in it and no other owner: somebody must become one first
     * @param left goes on without the person
     * @param gone nobody else is in it
     */
    public record Outlook(List<WorkspaceView> held, List<WorkspaceView> left, List<WorkspaceView> gone) {

        static Outlook of(Map<Kind, List<WorkspaceView>> kinds) {
            return new Outlook(
                    kinds.getOrDefault(Kind.HELD, List.of()),
                    kinds.getOrDefault(Kind.LEFT, List.of()),
                    kinds.getOrDefault(Kind.GONE, List.of()));
        }
    }

    private enum Kind {
        HELD,
        LEFT,
        GONE
    }

    @Transactional(readOnly = true)
    public Outlook outlook(PersonId person) {
        return outlook(person, rows.of(person));
    }

    /**
     * The same, and nobody changes who is in these workspaces, or takes the person into another, until the transaction ends.
     *
     * @throws MembershipsMoved if that has just happened
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outlook hold(PersonId person) {
        List<WorkspaceView> mine = rows.of(person);
        mine.stream()
                .map(WorkspaceView::id)
                .sorted(Comparator.comparing(WorkspaceId::value))
                .forEach(rows::lockMembers);
        rows.lockPerson(person);
        List<WorkspaceView> now = rows.of(person);
        if (!ids(mine).equals(ids(now))) {
            throw new MembershipsMoved();
        }
        return outlook(person, now);
    }

    /**
     * Takes the person out of all of their workspaces, one transaction for each. Where only people are left who are to be
     * deleted as well, the first of them owns what nobody else does. Those without anybody left are removed, in batches: whoever
     * is killed in between leaves some of them, or one with less in it; asked again, it goes on with these.
     */
    public void leaveAll(Actor actor, PersonId person) {
        Optional<WorkspaceId> next =
                rows.of(person).stream().map(WorkspaceView::id).findFirst();
        while (next.isPresent()) {
            WorkspaceId id = next.get();
            while (!Boolean.TRUE.equals(transaction.execute(status -> leave(actor, id, person)))) {
                // There is more in it.
            }
            next = rows.of(person).stream().map(WorkspaceView::id).findFirst();
        }
    }

    /** @return whether the person has left, and the workspace is gone if nobody else was in it */
    private boolean leave(Actor actor, WorkspaceId id, PersonId person) {
        List<MemberRows.Row> members = rows.lockMembers(id);
        List<MemberRows.Row> others =
                members.stream().filter(row -> !row.person().equals(person)).toList();
        if (others.isEmpty()) {
            return removeSome(actor, id);
        }
        if (others.stream().noneMatch(row -> row.role() == WorkspaceRole.OWNER)) {
            MemberRows.Row heir = others.stream()
                    .filter(row -> row.role() == WorkspaceRole.ADMIN)
                    .findFirst()
                    .orElse(others.getFirst());
            rows.put(id, heir.person(), WorkspaceRole.OWNER);
            events.publish(actor, new MemberRoleChanged(id, heir.person(), WorkspaceRole.OWNER));
        }
        rows.remove(id, person);
        events.publish(actor, new MemberRemoved(id, person));
        return true;
    }

    private boolean removeSome(Actor actor, WorkspaceId id) {
        if (!contents.stream().allMatch(content -> content.remove(id))) {
            return false;
        }
        rows.delete(id);
        events.publish(actor, new WorkspaceDeleted(id));
        return true;
    }

    private Outlook outlook(PersonId person, List<WorkspaceView> mine) {
        return Outlook.of(mine.stream().collect(Collectors.groupingBy(each -> kind(person, rows.members(each.id())))));
    }

    private Kind kind(PersonId person, List<MemberRows.Row> members) {
        if (members.size() == 1) {
            return Kind.GONE;
        }
        Set<PersonId> going = new HashSet<>(Leaving.among(
                departed, members.stream().map(MemberRows.Row::person).toList()));
        going.add(person);
        List<MemberRows.Row> staying =
                members.stream().filter(row -> !going.contains(row.person())).toList();
        boolean owned = staying.stream().anyMatch(row -> row.role() == WorkspaceRole.OWNER);
        return staying.isEmpty() || owned ? Kind.LEFT : Kind.HELD;
    }

    private static Set<WorkspaceId> ids(List<WorkspaceView> workspaces) {
        return new HashSet<>(workspaces.stream().map(WorkspaceView::id).toList());
    }
}
