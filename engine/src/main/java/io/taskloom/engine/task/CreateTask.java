package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.tag.TagId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new task.
 *
 * @param priority medium if null
 * @param tags of the project
 * @param sectionId of the project; null for none
 * @param parentId the task of the same project that it is a part of
 * @param estimate how long it is expected to take
 * @param fields values of custom fields by the ids of the fields
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
        List<TagId> tags,
        @Nullable SectionId sectionId,
        @Nullable TaskId parentId,
        @Nullable Duration estimate,
        Map<String, ? extends @Nullable Object> fields,
        @Nullable UUID step) {

    /** One that stands by itself, without tags and values. */
    public CreateTask(
            String title,
            @Nullable String description,
            @Nullable Priority priority,
            @Nullable Instant startAt,
            @Nullable Instant dueAt,
            @Nullable String timeZone,
            List<PersonId> assignees,
            List<ReminderWish> reminders,
            @Nullable UUID step) {
        this(
                title,
                description,
                priority,
                startAt,
                dueAt,
                timeZone,
                assignees,
                reminders,
                List.of(),
                null,
                null,
                null,
                Map.of(),
                step);
    }

    Details details() {
        return new Details(
                        title,
                        description,
                        priority == null ? Priority.MEDIUM : priority,
                        new Schedule(startAt, dueAt, timeZone),
                        assignees,
                        tags,
                        estimate,
                        Map.of())
                .checked();
    }
}
