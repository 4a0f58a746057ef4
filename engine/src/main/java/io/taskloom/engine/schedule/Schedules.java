package io.taskloom.engine.schedule;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.calendar.WorkCalendar;
import io.taskloom.engine.calendar.WorkCalendars;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.problem.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When automations start by themselves, for every member of their workspace. */
@Service
class Schedules {

    private static final int SHOWN = 10;

    private final Automations automations;
    private final ScheduleRows rows;
    private final ScheduleCheck check;
    private final WorkCalendars calendars;
    private final Clock clock;

    Schedules(Automations automations, ScheduleRows rows, ScheduleCheck check, WorkCalendars calendars, Clock clock) {
        this.automations = automations;
        this.rows = rows;
        this.check = check;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Of the version that new runs use; none while it is switched off. */
    @Transactional(readOnly = true)
    List<ScheduleView> of(Actor actor, AutomationId id) {
        AutomationView automation = automations.get(actor, id);
        WorkCalendar calendar = calendars.of(automation.workspaceId());
        return rows.of(id).stream()
                .map(armed -> ScheduleView.of(armed, upcoming(armed, calendar)))
                .toList();
    }

    private static List<Instant> upcoming(ArmedSchedule armed, WorkCalendar calendar) {
        Instant next = armed.nextDue();
        return next == null ? List.of() : Schedule.of(armed.said()).upcoming(next.minusNanos(1), calendar, SHOWN);
    }

    /**
     * Nothing is kept.
     *
     * @throws InvalidInput if it can't be read, or never comes
     */
    @Transactional(readOnly = true)
    ScheduleView.Preview preview(Actor actor, AutomationId id, PreviewSchedule question) {
        AutomationView automation = automations.get(actor, id);
        try {
            return new ScheduleView.Preview(check.read(question.said())
                    .upcoming(clock.instant(), calendars.of(automation.workspaceId()), SHOWN));
        } catch (ScheduleUnclear unclear) {
            throw new InvalidInput(unclear.field(), unclear.code(), unclear.message() + " " + unclear.remedy());
        }
    }
}
