package io.taskloom.engine.schedule;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.automation.TriggerSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A schedule that starts runs.
 *
 * @param startEvent BPMN id of the start event that says it
 * @param cron expressions of five fields, separated by {@code ;}
 * @param timeZone IANA name, where its times are meant
 * @param days {@code all}, {@code working} or {@code next-working}
 * @param missed {@code once}, {@code all} or {@code skip}
 * @param upcoming the next ten times, fewer where it ends
 */
@Schema(name = "Schedule")
record ScheduleView(
        String startEvent,
        String cron,
        String timeZone,

        @Schema(allowableValues = {"all", "working", "next-working"})
        String days,

        @Schema(allowableValues = {"once", "all", "skip"}) String missed,
        List<Instant> upcoming) {

    static ScheduleView of(ArmedSchedule armed, List<Instant> upcoming) {
        TriggerSchedule said = armed.said();
        return new ScheduleView(
                armed.startEvent(),
                said.cron(),
                said.timeZone(),
                Objects.requireNonNullElse(said.days(), Days.ALL.wire),
                Objects.requireNonNullElse(said.missed(), Missed.ONCE.wire),
                upcoming);
    }

    /** What a schedule would give. @param upcoming the next ten times; none if it never comes on a working day */
    @Schema(name = "SchedulePreview")
    record Preview(List<Instant> upcoming) {}
}
