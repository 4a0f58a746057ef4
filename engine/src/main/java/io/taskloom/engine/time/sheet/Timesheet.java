package io.taskloom.engine.time.sheet;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.time.Rounding;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Time of some days.
 *
 * @param person whose; null for everybody's
 * @param timeZone IANA name of where the person's days begin; null for everybody's, each in their own
 * @param rounding how each entry's length was rounded; nothing else than the reported times
 * @param rows by week, project, task and person, as far as it was asked for
 */
@Schema(name = "Timesheet")
public record Timesheet(
        LocalDate from,
        LocalDate to,
        @Nullable PersonView person,
        @Nullable String timeZone,
        Rounding rounding,
        int roundingMinutes,
        @Nullable LocalDate lockedBefore,
        List<Row> rows,
        Totals totals) {

    /**
     * @param week its Monday; null where weeks are not apart, as project, task and person
     * @param hidden what the person spent in projects that the reader can not see any more: it has neither project nor task
     */
    @Schema(name = "TimesheetRow")
    public record Row(
            @Nullable LocalDate week,
            @Nullable Project project,
            @Nullable Task task,
            @Nullable PersonView person,
            boolean hidden,
            Totals totals) {}

    @Schema(name = "TimesheetProject")
    public record Project(
            ProjectId id, String name, @Nullable String color) {}

    /** @param deleted whether it is in the recycle bin */
    @Schema(name = "TimesheetTask")
    public record Task(TaskId id, String title, boolean deleted) {}

    /**
     * ISO 8601 durations, rounded but for what was recorded.
     *
     * @param days those on which there is any
     * @param billable what of the total is
     */
    @Schema(name = "TimesheetTotals")
    public record Totals(Map<LocalDate, Duration> days, Duration total, Duration billable, Duration recorded) {}
}
