package io.taskloom.engine.recurrence;

import io.taskloom.engine.event.EventTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What of a series can start an automation. */
@Component
class RecurrenceEventTypes implements EventTypes {

    @Override
    public List<EventType> all() {
        Map<String, Object> repeated = new LinkedHashMap<>();
        repeated.put("task", task());
        repeated.put("previousId", "01932c07-20c0-7000-8000-000000000009");
        repeated.put("number", 2);
        Map<String, Object> changed = new LinkedHashMap<>();
        changed.put("task", task());
        changed.put("rule", "FREQ=WEEKLY;BYDAY=MO");
        return List.of(
                new EventType(
                        "TaskRepeated",
                        "The next task of a series is there",
                        "Completing the one before made it; previousId names that.",
                        repeated),
                new EventType(
                        "TaskRecurrenceChanged",
                        "A task is made to repeat, or not to",
                        "rule tells how; it is empty if the task repeats no more.",
                        changed));
    }

    private static Map<String, Object> task() {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("id", "01932c07-20c0-7000-8000-000000000001");
        task.put("projectId", "01932c07-20c0-7000-8000-000000000002");
        task.put("workspaceId", "01932c07-20c0-7000-8000-000000000003");
        task.put("title", "Water the plants");
        task.put("status", "todo");
        task.put("priority", "medium");
        task.put("dueAt", "2026-11-30T08:00:00Z");
        task.put("timeZone", "Europe/Berlin");
        return task;
    }
}
