package io.taskloom.engine.notification;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.ActorNames;
import io.taskloom.engine.identity.ActorView;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import io.taskloom.engine.workspace.WorkspaceView;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's own inbox. What its owner may not see any more is not in it, though the row is. */
@Service
public class Inbox {

    private final InboxRows rows;
    private final Projects projects;
    private final Workspaces workspaces;
    private final ActorNames names;
    private final Cursors cursors;
    private final Clock clock;

    Inbox(InboxRows rows, Projects projects, Workspaces workspaces, ActorNames names, Cursors cursors, Clock clock) {
        this.rows = rows;
        this.projects = projects;
        this.workspaces = workspaces;
        this.names = names;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** @param unread how many there are in all that were not read */
    @Schema(name = "NotificationPage")
    public record Listing(
            List<NotificationView> items, @Nullable String next, long unread) {}

    /** The newest first. @param onlyUnread without those that were read */
    @Transactional(readOnly = true)
    public Listing list(Actor.Person actor, boolean onlyUnread, PageRequest page) {
        String list = "notifications " + actor.person() + (onlyUnread ? " unread" : "");
        InboxRows.Place behind =
                page.cursor() == null ? null : cursors.read(list, page.cursor(), InboxRows.Place.class);
        var sight = new InboxRows.Sight(
                actor.person(),
                projects.visibleTo(actor),
                workspaces.mine(actor).stream().map(WorkspaceView::id).toList());
        Page<InboxRows.Row> found = Page.of(
                rows.list(sight, onlyUnread, behind, page.limit() + 1),
                page,
                last -> cursors.write(list, last.place()));
        Map<ActorColumns, ActorView> actors =
                names.of(found.items().stream().map(InboxRows.Row::actor).toList());
        return new Listing(
                found.items().stream().map(row -> view(row, actors)).toList(), found.next(), rows.unread(sight));
    }

    /** @throws NotFound if it is not in the actor's inbox */
    @Transactional
    public void read(Actor.Person actor, NotificationId id) {
        place(actor.person(), id);
        rows.read(actor.person(), id, clock.instant());
    }

    /** @param upTo the newest that was seen, so that what came since stays unread; null for all */
    @Transactional
    public void readAll(Actor.Person actor, @Nullable NotificationId upTo) {
        rows.readAll(actor.person(), upTo == null ? null : place(actor.person(), upTo), clock.instant());
    }

    @Transactional
    public void delete(Actor.Person actor, NotificationId id) {
        if (!rows.delete(actor.person(), id)) {
            throw new NotFound("notification", id);
        }
    }

    private InboxRows.Place place(PersonId person, NotificationId id) {
        return rows.find(person, id).orElseThrow(() -> new NotFound("notification", id));
    }

    private static NotificationView view(InboxRows.Row row, Map<ActorColumns, ActorView> actors) {
        return new NotificationView(
                row.id(),
                row.at(),
                row.kind(),
                requireNonNull(actors.get(row.actor())),
                row.task(),
                row.comment(),
                row.reminder(),
                row.automation(),
                row.workspace(),
                row.project(),
                row.excerpt(),
                row.readAt());
    }
}
