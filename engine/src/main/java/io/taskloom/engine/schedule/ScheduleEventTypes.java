package io.taskloom.engine.schedule;

import io.taskloom.engine.automation.AutomationTrigger;
import io.taskloom.engine.event.EventTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The time as something that starts automations; it is no event, and never stands among them. */
@Component
class ScheduleEventTypes implements EventTypes {

    @Override
    public List<EventType> all() {
        Map<String, Object> schedule = new LinkedHashMap<>();
        schedule.put("due", "2026-11-30T09:00:00+01:00");
        schedule.put("date", "2026-11-30");
        schedule.put("zone", "Europe/Berlin");
        schedule.put("missed", 0);
        return List.of(new EventType(
                AutomationTrigger.SCHEDULE,
                "A schedule is due",
                "At the times that the start event says. missed tells how many earlier ones start nothing any more.",
                Map.of("schedule", schedule)));
    }
}
