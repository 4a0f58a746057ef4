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
        @Nullable UUID automation,
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
                null,
                event.workspace(),
                event.project(),
                excerpt);
    }

    /** Of a run of an automation that is held, or could not begin. */
    static Notification ofFailure(Recorded event, PersonId person) {
        return new Notification(
                new NotificationId(Ids.next()),
                person,
                event.id(),
                event.time(),
                NotificationKind.FAILED,
                ActorColumns.of(event.actor()),
                null,
                null,
                null,
                UUID.fromString(event.data().path("automation").asText()),
                event.workspace(),
                null,
                null);
    }

    /** Of a comment on an automation's diagram that names them. */
    static Notification ofDiagram(Recorded event, PersonId person) {
        return new Notification(
                new NotificationId(Ids.next()),
                person,
                event.id(),
                event.time(),
                NotificationKind.MENTIONED,
                ActorColumns.of(event.actor()),
                null,
                UUID.fromString(event.data().path("commentId").asText()),
                null,
                UUID.fromString(event.data().path("automationId").asText()),
                event.workspace(),
                null,
                event.data().path("excerpt").asText());
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
                null,
                event.workspace(),
                event.project(),
                news == null ? null : news.excerpt());
    }
}
