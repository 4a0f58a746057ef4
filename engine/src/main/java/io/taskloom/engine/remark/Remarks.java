package io.taskloom.engine.remark;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.remark.RemarkRows.Wanted;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people say about an automation's diagram (promise A14). Who sees the automation reads, writes and resolves; a text is its
 * author's to change, and the author's or the workspace's admins' to delete. Each use case is one transaction with its event: a
 * node that dies in between leaves nothing.
 */
@Service
public class Remarks {

    /** Of an automation, those included whose place alone is left. */
    static final int MOST = 1_000;

    private final Automations automations;
    private final Publications publications;
    private final Workspaces workspaces;
    private final RemarkRows rows;
    private final RemarkViews views;
    private final Events events;
    private final Cursors cursors;
    private final Clock clock;

    Remarks(
            Automations automations,
            Publications publications,
            Workspaces workspaces,
            RemarkRows rows,
            RemarkViews views,
            Events events,
            Cursors cursors,
            Clock clock) {
        this.automations = automations;
        this.publications = publications;
        this.workspaces = workspaces;
        this.rows = rows;
        this.views = views;
        this.events = events;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** In the order they were written, replies among them. */
    @Transactional(readOnly = true)
    Page<RemarkView> list(Actor actor, AutomationId id, Wanted wanted, PageRequest page) {
        AutomationView automation = automations.get(actor, id);
        String list = "automation comments %s %s %s".formatted(id, wanted.state(), wanted.element());
        UUID behind = page.cursor() == null ? null : cursors.read(list, page.cursor(), UUID.class);
        Page<Remark> found = Page.of(
                rows.of(id, wanted, behind, page.limit() + 1),
                page,
                last -> cursors.write(list, last.id().value()));
        return new Page<>(views.of(actor, role(actor, automation), automation, found.items()), found.next());
    }

    @Transactional(readOnly = true)
    RemarkView get(Actor actor, AutomationId id, RemarkId remark) {
        AutomationView automation = automations.get(actor, id);
        return view(actor, automation, rows.find(id, remark).orElseThrow(() -> new NotFound("comment", remark)));
    }

    /**
     * @throws InvalidInput if it answers what is no first comment of a thread here
     * @throws TooManyRemarks if the automation has as many as it may have
     */
    @Transactional
    RemarkView add(Actor.Person actor, AutomationId id, NewRemark input) {
        AutomationView automation = automations.get(actor, id);
        RemarkText text = RemarkText.checked(input.text());
        if (!publications.hold(id)) {
            throw new NotFound("automation", id);
        }
        rows.takeTurn(id);
        if (rows.count(id) >= MOST) {
            throw new TooManyRemarks(MOST);
        }
        var remark = new Remark(
                new RemarkId(Ids.next()),
                id,
                input.replyTo(),
                input.replyTo() == null ? input.element() : answered(id, input).element(),
                automation.draftVersion(),
                actor.person(),
                text.value(),
                mentions(automation, text),
                1,
                now(),
                null,
                null,
                null,
                null);
        rows.insert(remark);
        events.publish(
                actor,
                new AutomationCommentAdded(
                        automation.workspaceId(),
                        id,
                        remark.id(),
                        remark.element(),
                        remark.mentions(),
                        text.markdown().excerpt()));
        return view(actor, automation, remark);
    }

    /**
     * @throws NotTheAuthor if the text is somebody else's
     * @throws InvalidInput if a reply is to be resolved
     * @throws io.taskloom.engine.web.StaleVersion if it has changed meanwhile
     */
    @Transactional
    RemarkView change(Actor.Person actor, AutomationId id, RemarkId remark, ChangeRemark change, IfMatch ifMatch) {
        AutomationView automation = automations.get(actor, id);
        Remark before = rows.lock(id, remark).orElseThrow(() -> new NotFound("comment", remark));
        if (change.text().given() && !before.by(actor)) {
            throw new NotTheAuthor("Only who wrote a comment can change it.");
        }
        if (change.text().given() && before.deleted()) {
            throw new NotFound("comment", remark);
        }
        if (change.resolved().given() && before.thread() != null) {
            throw new InvalidInput("resolved", "reply", "A thread is resolved by its first comment.");
        }
        ifMatch.check(before.version(), () -> view(actor, automation, before));
        Remark after = changed(actor, automation, before, change);
        if (after.equals(before)) {
            return view(actor, automation, before);
        }
        Remark next = after.next();
        rows.update(next);
        List<PersonId> added = next.mentions().stream()
                .filter(person -> !before.mentions().contains(person))
                .toList();
        events.publish(
                actor,
                new AutomationCommentChanged(
                        automation.workspaceId(),
                        id,
                        remark,
                        next.element(),
                        next.resolved(),
                        added,
                        next.text() == null
                                ? ""
                                : new RemarkText(next.text()).markdown().excerpt()));
        return view(actor, automation, next);
    }

    /** Its text goes for good; where others have answered, its place stays. */
    @Transactional
    void delete(Actor actor, AutomationId id, RemarkId remark, IfMatch ifMatch) {
        AutomationView automation = automations.get(actor, id);
        rows.takeTurn(id);
        Remark before = rows.lock(id, remark).orElseThrow(() -> new NotFound("comment", remark));
        if (!before.by(actor) && !role(actor, automation).atLeast(WorkspaceRole.ADMIN)) {
            throw new NotTheAuthor("Only who wrote a comment, and the workspace's owners and admins, can delete it.");
        }
        if (before.deleted()) {
            return;
        }
        ifMatch.check(before.version(), () -> view(actor, automation, before));
        if (rows.answered(remark)) {
            rows.update(before.delete(now()).next());
        } else {
            rows.delete(before);
        }
        events.publish(actor, new AutomationCommentDeleted(automation.workspaceId(), id, remark));
    }

    private Remark changed(Actor.Person actor, AutomationView automation, Remark before, ChangeRemark change) {
        Remark after = before;
        String next = change.text().orElse(before.text());
        if (change.text().given() && next != null && !next.equals(before.text())) {
            RemarkText text = RemarkText.checked(next);
            after = after.edit(text, mentions(automation, text), now());
        }
        boolean resolved = Objects.requireNonNullElse(change.resolved().orElse(before.resolved()), false);
        return resolved == before.resolved() ? after : after.resolve(resolved ? actor.person() : null, now());
    }

    private Remark answered(AutomationId id, NewRemark input) {
        RemarkId first = Objects.requireNonNull(input.replyTo());
        if (input.element() != null) {
            throw new InvalidInput("element", "reply", "A reply is about the element of its thread.");
        }
        Remark thread = rows.find(id, first)
                .orElseThrow(() -> new InvalidInput("replyTo", "unknown", "There is no such comment here."));
        if (thread.thread() != null) {
            throw new InvalidInput("replyTo", "reply", "Reply to the first comment of the thread.");
        }
        return thread;
    }

    /** Only members of the workspace count: whoever else is named stays text, and is not told apart from nobody. */
    private List<PersonId> mentions(AutomationView automation, RemarkText text) {
        Set<PersonId> named = text.markdown().mentions();
        Set<PersonId> members = workspaces.membersAmong(automation.workspaceId(), named);
        return named.stream().filter(members::contains).toList();
    }

    private RemarkView view(Actor actor, AutomationView automation, Remark remark) {
        return views.of(actor, role(actor, automation), automation, remark);
    }

    private WorkspaceRole role(Actor actor, AutomationView automation) {
        return workspaces.require(actor, automation.workspaceId(), WorkspaceRole.MEMBER);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
