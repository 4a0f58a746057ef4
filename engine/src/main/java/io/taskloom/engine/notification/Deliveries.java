package io.taskloom.engine.notification;

import static io.taskloom.engine.notification.NotificationKind.CHANGED;
import static io.taskloom.engine.notification.NotificationKind.COMPLETED;

import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Recorded;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts notifications into inboxes: a burst of changes of one task is one of them. */
@Component
class Deliveries {

    private static final Set<NotificationKind> CHANGES = Set.of(CHANGED, COMPLETED);

    private final NotificationRows rows;
    private final NotificationSettings settings;
    private final Events events;

    Deliveries(NotificationRows rows, NotificationSettings settings, Events events) {
        this.rows = rows;
        this.settings = settings;
        this.events = events;
    }

    /** In the running transaction, once for each person and event. */
    void put(Recorded event, Notification next) {
        Set<NotificationKind> covered = covered(next.kind());
        NotificationRows.Unread before = covered.isEmpty() || next.task() == null
                ? null
                : rows.unread(next, covered, next.at().minus(settings.burst())).orElse(null);
        if (before == null) {
            if (rows.insert(next)) {
                tell(event, next, next.id());
            }
        } else if (before.kind() == COMPLETED
                && next.kind() == CHANGED
                && !event.type().equals("TaskReopened")) {
            rows.prolong(before.id(), next.at());
        } else {
            rows.replace(before.id(), next);
            if (before.kind() != next.kind()) {
                tell(event, next, before.id());
            }
        }
    }

    /**
     * As long as somebody has not read that runs of an automation have failed, its next failure is no news: a peer that is away
     * for an hour fails a thousand runs, and is told of once.
     */
    void putFailure(Recorded event, Notification next) {
        rows.lockFailures(next);
        rows.unreadFailure(next).ifPresentOrElse(known -> rows.prolong(known, next.at()), () -> {
            if (rows.insert(next)) {
                tell(event, next, next.id());
            }
        });
    }

    /** Which unread ones say less than this one does, and give way to it. */
    private static Set<NotificationKind> covered(NotificationKind kind) {
        return switch (kind) {
            case CHANGED, COMPLETED -> CHANGES;
            case ASSIGNED, MENTIONED -> Set.of(CHANGED);
            case COMMENTED, INVITED, REMINDED, ESCALATED, IMPORTED, ASKED, FAILED -> Set.of();
        };
    }

    private void tell(Recorded event, Notification next, NotificationId id) {
        events.publish(event.actor(), new NotificationAdded(id, next.workspace(), next.person()));
    }
}
