package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new task.
 *
 * @param priority medium if null
 * @param step key of the automation's step that makes it: the same step makes one task only
 */
public record CreateTask(
        String title,
        @Nullable String description,
        @Nullable Priority priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        @Nullable String timeZone,
        List<PersonId> assignees,
        List<ReminderWish> reminders,
        @Nullable UUID step) {

    Details details() {
        return new Details(
                        title,
                        description,
                        priority == null ? Priority.MEDIUM : priority,
                        new Schedule(startAt, dueAt, timeZone),
                        assignees)
                .checked();
    }
}
