package io.taskloom.engine.reminder;

import io.taskloom.engine.event.EventTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What of overdue tasks can start an automation. */
@Component
class ReminderEventTypes implements EventTypes {

    @Override
    public List<EventType> all() {
        Map<String, Object> escalated = new LinkedHashMap<>();
        escalated.put("task", task());
        escalated.put("stage", "manager");
        Map<String, Object> mona = new LinkedHashMap<>();
        mona.put("id", "00000000-0000-7000-8000-000000000002");
        mona.put("name", "Mona Manager");
        mona.put("email", "manager@taskloom.example");
        escalated.put("people", List.of(mona));
        return List.of(new EventType(
                "TaskEscalated",
                "A task is overdue for long",
                "As long as the project's settings say; stage tells who learns of it: assignees or manager.",
                escalated));
    }

    private static Map<String, Object> task() {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("id", "01932c07-20c0-7000-8000-000000000001");
        task.put("projectId", "01932c07-20c0-7000-8000-000000000002");
        task.put("workspaceId", "01932c07-20c0-7000-8000-000000000003");
        task.put("title", "Call the supplier");
        task.put("status", "todo");
        task.put("priority", "high");
        task.put("dueAt", "2026-11-24T16:00:00Z");
        task.put("timeZone", "Europe/Berlin");
        task.put("overdue", true);
        return task;
    }
}
