package io.taskloom.engine.notification;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event about a task means for inboxes.
 *
 * @param followers what those who follow the task are told; null for nothing
 * @param fresh the task is new: only who follows the whole project can follow it
 * @param named who is told because the event names them, whether they follow the task or not
 * @param reason why these
 */
record News(
        TaskId task,
        @Nullable NotificationKind followers,
        boolean fresh,
        Set<PersonId> named,
        NotificationKind reason,
        @Nullable UUID comment,
        @Nullable UUID reminder,
        @Nullable String excerpt) {

    boolean anything() {
        return followers != null || !named.isEmpty();
    }
}
