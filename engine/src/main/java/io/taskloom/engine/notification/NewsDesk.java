package io.taskloom.engine.notification;

import static io.taskloom.engine.notification.NotificationKind.ASKED;
import static io.taskloom.engine.notification.NotificationKind.ASSIGNED;
import static io.taskloom.engine.notification.NotificationKind.CHANGED;
import static io.taskloom.engine.notification.NotificationKind.COMMENTED;
import static io.taskloom.engine.notification.NotificationKind.COMPLETED;
import static io.taskloom.engine.notification.NotificationKind.ESCALATED;
import static io.taskloom.engine.notification.NotificationKind.MENTIONED;
import static io.taskloom.engine.notification.NotificationKind.REMINDED;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.task.TaskId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads out of events of tasks, their files and their threads what somebody may want to know. */
final class NewsDesk {

    static final Set<String> TYPES = Set.of(
            "TaskCreated",
            "StepOpened",
            "TaskUpdated",
            "TaskCompleted",
            "TaskReopened",
            "TaskCancelled",
            "TaskOverdue",
            "TaskArchived",
            "TaskRestored",
            "TaskMentioned",
            "AttachmentAdded",
            "CommentAdded",
            "CommentEdited",
            "TaskReminded",
            "TaskEscalated",
            "TaskApprovalAsked");

    /** Fields that say nothing by themselves: a card moved up or down, the mark that an event of its own tells of. */
    private static final Set<String> QUIET = Set.of("position", "overdue", "archivedAt", "deletedAt");

    private NewsDesk() {}

    /** @return empty where there is nothing to tell anybody */
    static Optional<News> read(Recorded event) {
        JsonNode data = event.data();
        return Optional.of(
                        switch (event.type()) {
                            case "TaskCreated", "StepOpened" ->
                                news(event, CHANGED, true, people(data.at("/task/assignees")), ASSIGNED);
                            case "TaskUpdated" ->
                                news(
                                        event,
                                        quiet(data) ? null : CHANGED,
                                        false,
                                        people(data.path("assigned")),
                                        ASSIGNED);
                            case "TaskCompleted" -> news(event, COMPLETED, false, Set.of(), COMPLETED);
                            case "TaskMentioned" -> news(event, null, false, people(data.path("people")), MENTIONED);
                            case "CommentAdded" ->
                                news(event, COMMENTED, false, people(data.path("mentions")), MENTIONED);
                            case "CommentEdited" -> news(event, null, false, people(data.path("mentions")), MENTIONED);
                            case "TaskReminded" -> news(event, null, false, people(data.path("people")), REMINDED);
                            case "TaskEscalated" -> news(event, null, false, people(data.path("people")), ESCALATED);
                            case "TaskApprovalAsked" -> news(event, null, false, people(data.path("people")), ASKED);
                            default -> news(event, CHANGED, false, Set.of(), CHANGED);
                        })
                .filter(News::anything);
    }

    private static News news(
            Recorded event,
            @Nullable NotificationKind followers,
            boolean fresh,
            Set<PersonId> named,
            NotificationKind reason) {
        JsonNode data = event.data();
        String comment = data.path("commentId").asText();
        String excerpt = data.path("excerpt").asText();
        return new News(
                TaskId.of(data.at("/task/id").asText()),
                followers,
                fresh,
                named,
                reason,
                comment.isEmpty() ? null : UUID.fromString(comment),
                reason == REMINDED ? UUID.fromString(data.at("/reminder/id").asText()) : null,
                excerpt.isEmpty() ? null : excerpt);
    }

    private static boolean quiet(JsonNode data) {
        for (JsonNode field : data.path("fields")) {
            if (!QUIET.contains(field.asText())) {
                return false;
            }
        }
        return true;
    }

    private static Set<PersonId> people(JsonNode list) {
        Set<PersonId> people = new LinkedHashSet<>();
        list.forEach(person -> people.add(PersonId.of(person.path("id").asText())));
        return people;
    }
}
