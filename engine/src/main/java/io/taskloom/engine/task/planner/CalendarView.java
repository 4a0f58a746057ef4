package io.taskloom.engine.task.planner;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.PlannedTask;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Some days, and the tasks that have a place on them: on the day they are due, and if they start earlier on each day from then.
 *
 * @param timeZone IANA name, in which the days begin and end
 * @param days all of them, in order
 * @param items by the first of their days, there the longest first, then those that are open, then by due date
 * @param upcoming when tasks that repeat will be due again; of at most 200 tasks
 */
@Schema(name = "Calendar")
public record CalendarView(String timeZone, List<Day> days, List<PlannedTask> items, List<Upcoming> upcoming) {

    /** @param total how many tasks have a place on it, be they among the items or not */
    @Schema(name = "CalendarDay")
    public record Day(LocalDate date, long total) {}

    /** @param taskId the one that repeats */
    @Schema(name = "UpcomingTask")
    public record Upcoming(TaskId taskId, ProjectId projectId, String title, Instant dueAt) {}
}
