package io.taskloom.engine.schedule;

import io.taskloom.engine.automation.AutomationTrigger;
import io.taskloom.engine.automation.StartCheck;
import io.taskloom.engine.automation.TriggerSchedule;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.calendar.WorkCalendar;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets no model through whose schedule can't be read or never comes. */
@Component
class ScheduleCheck implements StartCheck {

    private final Clock clock;

    ScheduleCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<ModelFinding> check(AutomationTrigger trigger) {
        TriggerSchedule said = trigger.schedule();
        if (said == null) {
            return List.of();
        }
        if (trigger.condition() != null) {
            return List.of(new ModelFinding(
                    trigger.startEvent(),
                    "schedule-condition",
                    "A schedule has no condition: there is no event it could ask about.",
                    "Take the condition away, and decide at a gateway."));
        }
        try {
            read(said);
            return List.of();
        } catch (ScheduleUnclear unclear) {
            return List.of(new ModelFinding(
                    trigger.startEvent(), "schedule-" + unclear.field(), unclear.message(), unclear.remedy()));
        }
    }

    /** @throws ScheduleUnclear if it can't be read, or never comes */
    Schedule read(TriggerSchedule said) {
        Schedule schedule = Schedule.of(said);
        Schedule everyDay = new Schedule(schedule.crons(), schedule.zone(), Days.ALL, schedule.missed());
        if (everyDay.next(clock.instant(), WorkCalendar.USUAL).isEmpty()) {
            throw new ScheduleUnclear(
                    "cron",
                    "never",
                    "\"%s\" never comes: there is no such day.".formatted(said.cron()),
                    "Choose a day that there is; L is the last of each month.");
        }
        return schedule;
    }
}
