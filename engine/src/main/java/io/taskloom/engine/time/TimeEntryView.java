package io.taskloom.engine.time;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time that somebody spent on a task, in whole seconds.
 *
 * @param task null if the reader can not see it any more
 * @param endedAt null while the timer runs
 * @param duration ISO 8601; null while the timer runs
 * @param overlapping whether the person has another entry at the same time, on whatever task
 * @param overlong whether it is longer than twelve hours: a timer that was forgotten, perhaps
 * @param locked whether it begins before the day from which on the workspace lets time be changed
 * @param canEdit whether the reader may change and delete it
 */
@Schema(name = "TimeEntry")
public record TimeEntryView(
        TimeEntryId id,
        @Nullable Task task,
        PersonView person,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Duration duration,
        @Nullable String note,
        boolean billable,
        boolean overlapping,
        boolean overlong,
        boolean locked,
        boolean canEdit,
        Instant createdAt,
        long version) {

    /** @param deleted whether it is in the recycle bin */
    @Schema(name = "TimeEntryTask")
    public record Task(TaskId id, String title, ProjectId projectId, boolean deleted) {}
}
