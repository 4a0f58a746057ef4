package io.taskloom.engine.time;

import io.taskloom.engine.event.EventTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What of time can start an automation. */
@Component
class TimeEventTypes implements EventTypes {

    @Override
    public List<EventType> all() {
        return List.of(
                new EventType(
                        "TimeEntryAdded",
                        "Time is entered",
                        "Somebody enters time on a task, or stops their timer; timeSpent is all of the task's.",
                        sample()),
                new EventType(
                        "TimeEntryChanged",
                        "Entered time is changed",
                        "An entry of time says something else now.",
                        sample()),
                new EventType(
                        "TimeEntryRemoved", "Entered time is taken back", "An entry of time is deleted.", sample()));
    }

    private static Map<String, Object> sample() {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("id", "01932c07-20c0-7000-8000-000000000001");
        task.put("title", "Call the supplier");
        task.put("status", "todo");
        task.put("projectId", "01932c07-20c0-7000-8000-000000000002");
        task.put("dueAt", "2026-11-24T16:00:00Z");
        Map<String, Object> uma = new LinkedHashMap<>();
        uma.put("id", "00000000-0000-7000-8000-000000000004");
        uma.put("name", "Uma User");
        uma.put("email", "user@taskloom.example");
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("task", task);
        sample.put("entryId", "01932c07-20c0-7000-8000-000000000007");
        sample.put("person", uma);
        sample.put("startedAt", "2026-11-23T08:00:00Z");
        sample.put("endedAt", "2026-11-23T09:30:00Z");
        sample.put("duration", "PT1H30M");
        sample.put("billable", true);
        sample.put("timeSpent", "PT4H");
        return sample;
    }
}
