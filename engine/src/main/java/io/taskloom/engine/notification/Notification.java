package io.taskloom.engine.notification;

import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told to one person. */
record Notification(
        NotificationId id,
        PersonId person,
        UUID event,
        Instant at,
        NotificationKind kind,
        ActorColumns actor,
        @Nullable TaskId task,
        @Nullable UUID comment,
        @Nullable UUID reminder,
        WorkspaceId workspace,
        @Nullable ProjectId project,
        @Nullable String excerpt) {

    static Notification ofImport(Recorded event, PersonId person, String excerpt) {
        return new Notification(
                new NotificationId(Ids.next()),
                person,
                event.id(),
                event.time(),
                NotificationKind.IMPORTED,
                ActorColumns.of(event.actor()),
                null,
                null,
                null,
                event.workspace(),
                event.project(),
                excerpt);
    }

    static Notification of(Recorded event, PersonId person, NotificationKind kind, @Nullable News news) {
        return new Notification(
                new NotificationId(Ids.next()),
                person,
                event.id(),
                event.time(),
                kind,
                ActorColumns.of(event.actor()),
                news == null ? null : news.task(),
                news == null ? null : news.comment(),
                news == null ? null : news.reminder(),
                event.workspace(),
                event.project(),
                news == null ? null : news.excerpt());
    }
}
