package io.taskloom.engine.schedule;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationTrigger;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.automation.TriggerSchedule;
import io.taskloom.engine.calendar.WorkCalendar;
import io.taskloom.engine.calendar.WorkCalendars;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Arms and disarms, in the transaction that publishes, switches or deletes an automation: a version and its next time commit
 * together. A schedule that another version says in the same words keeps its next time, be it missed; one that is switched on
 * again begins anew.
 */
@Component
class ScheduleIndex {

    private final ScheduleRows rows;
    private final Publications publications;
    private final WorkCalendars calendars;

    ScheduleIndex(ScheduleRows rows, Publications publications, WorkCalendars calendars) {
        this.rows = rows;
        this.publications = publications;
        this.calendars = calendars;
    }

    @EventListener
    void keep(Recorded event) {
        if (event.subject().kind().equals("automation")) {
            arm(new AutomationId(event.subject().id()), event.time());
        } else if (event.type().equals("WorkCalendarChanged")) {
            count(event.workspace(), event.time());
        }
    }

    private void arm(AutomationId automation, Instant now) {
        Map<String, ArmedSchedule> before = rows.remove(automation).stream()
                .collect(Collectors.toMap(ArmedSchedule::startEvent, Function.identity()));
        publications.live(automation).ifPresent(version -> version.starts()
                .forEach(start -> arm(version, start, before.get(start.startEvent()), now)));
    }

    private void arm(PublishedVersion version, AutomationTrigger start, @Nullable ArmedSchedule before, Instant now) {
        TriggerSchedule said = start.schedule();
        if (said != null) {
            Instant next = before != null && before.said().equals(said)
                    ? before.nextDue()
                    : Schedule.of(said)
                            .next(now, calendars.of(version.workspace()))
                            .orElse(null);
            rows.insert(new ArmedSchedule(
                    version.automation(), start.startEvent(), version.workspace(), version.definitionId(), said, next));
        }
    }

    /** The workspace works at other times from now on. */
    private void count(WorkspaceId workspace, Instant now) {
        WorkCalendar calendar = calendars.of(workspace);
        rows.lockCounting(workspace, now)
                .forEach(armed -> rows.move(
                        armed, Schedule.of(armed.said()).next(now, calendar).orElse(null)));
    }
}
