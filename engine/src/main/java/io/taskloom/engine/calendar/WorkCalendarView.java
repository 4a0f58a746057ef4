package io.taskloom.engine.calendar;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.ZoneId;
import java.util.List;

/**
 * When a workspace works.
 *
 * @param timeZone IANA name of where the hours are meant
 * @param days those of the week on which work is done
 * @param holidays by day
 */
@Schema(name = "WorkCalendar")
public record WorkCalendarView(String timeZone, List<WorkDay> days, List<Holiday> holidays, long version) {

    /** {@link WorkCalendar#USUAL}, which is counted by until somebody says otherwise. */
    static WorkCalendarView unset() {
        return new WorkCalendarView("UTC", WorkCalendar.usual(), List.of(), 0);
    }

    WorkCalendar calendar() {
        return new WorkCalendar(ZoneId.of(timeZone), days, holidays);
    }
}
