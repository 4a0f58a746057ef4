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
                event, person, NotificationKind.IMPORTED, null, null, null, null, event.project(), excerpt);
    }

    /** Of a run of an automation that is held, or could not begin. */
    static Notification ofFailure(Recorded event, PersonId person) {
        return new Notification(
                event, person, NotificationKind.FAILED, null, null, null, id(event, "automation"), null, null);
    }

    /** Of a comment on an automation's diagram that names them. */
    static Notification ofDiagram(Recorded event, PersonId person) {
        return new Notification(
                event,
                person,
                NotificationKind.MENTIONED,
                null,
                id(event, "commentId"),
                null,
                id(event, "automationId"),
                null,
                event.data().path("excerpt").asText());
    }

    static Notification of(Recorded event, PersonId person, NotificationKind kind, @Nullable News news) {
        return new Notification(
                event,
                person,
                kind,
                news == null ? null : news.task(),
                news == null ? null : news.comment(),
                news == null ? null : news.reminder(),
                null,
                event.project(),
                news == null ? null : news.excerpt());
    }

    private Notification(
            Recorded event,
            PersonId person,
            NotificationKind kind,
            @Nullable TaskId task,
            @Nullable UUID comment,
            @Nullable UUID reminder,
            @Nullable UUID automation,
            @Nullable ProjectId project,
            @Nullable String excerpt) {
        this(
                new NotificationId(Ids.next()),
                person,
                event.id(),
                event.time(),
                kind,
                ActorColumns.of(event.actor()),
                task,
                comment,
                reminder,
                automation,
                event.workspace(),
                project,
                excerpt);
    }

    private static UUID id(Recorded event, String field) {
        return UUID.fromString(event.data().path(field).asText());
    }
}
