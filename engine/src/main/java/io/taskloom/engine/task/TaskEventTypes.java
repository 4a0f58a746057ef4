package io.taskloom.engine.task;

import io.taskloom.engine.event.EventTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What of a task's life can start an automation. */
@Component
class TaskEventTypes implements EventTypes {

    @Override
    public List<EventType> all() {
        return List.of(
                type("TaskCreated", "A task is created", "By a person, or by another automation."),
                type(
                        "TaskUpdated",
                        "A task is changed",
                        "Its title, dates, priority, people…; fields names them, assigned who has it now.",
                        List.of("dueAt")),
                type("TaskCompleted", "A task is completed", "It is done."),
                type("TaskReopened", "A task is reopened", "It was done or cancelled, and is open again."),
                type("TaskCancelled", "A task is cancelled", "It will not be done."),
                type("TaskOverdue", "A task is overdue", "It was due and is still open."),
                new EventType(
                        "TaskMoved",
                        "A task is moved",
                        "To another place, section or project; from tells where it was.",
                        moved()),
                type("TaskArchived", "A task is archived", "It is put away."),
                type("TaskDeleted", "A task is deleted", "It is in the recycle bin."),
                type("TaskRestored", "A task is restored", "It is back out of the archive or the recycle bin."));
    }

    private static EventType type(String type, String title, String description) {
        return new EventType(type, title, description, Map.of("task", task()));
    }

    private static EventType type(String type, String title, String description, List<String> fields) {
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("task", task());
        sample.put("fields", fields);
        sample.put(
                "assigned",
                List.of(person("00000000-0000-7000-8000-000000000004", "Uma User", "user@taskloom.example")));
        return new EventType(type, title, description, sample);
    }

    private static Map<String, Object> moved() {
        Map<String, Object> from = new LinkedHashMap<>();
        from.put("projectId", "01932c07-20c0-7000-8000-000000000002");
        from.put("sectionId", "01932c07-20c0-7000-8000-000000000005");
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("task", task());
        sample.put("from", from);
        return sample;
    }

    private static Map<String, Object> task() {
        Map<String, Object> uma = person("00000000-0000-7000-8000-000000000004", "Uma User", "user@taskloom.example");
        Map<String, Object> mona =
                person("00000000-0000-7000-8000-000000000002", "Mona Manager", "manager@taskloom.example");
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("id", "01932c07-20c0-7000-8000-000000000001");
        task.put("projectId", "01932c07-20c0-7000-8000-000000000002");
        task.put("workspaceId", "01932c07-20c0-7000-8000-000000000003");
        task.put("title", "Call the supplier");
        task.put("status", "todo");
        task.put("priority", "high");
        task.put("dueAt", "2026-11-24T16:00:00Z");
        task.put("timeZone", "Europe/Berlin");
        task.put("overdue", false);
        task.put("assignees", List.of(uma));
        task.put("reporter", mona);
        task.put("kind", "task");
        task.put("createdAt", "2026-11-21T09:30:00Z");
        task.put("tags", List.of(Map.of("id", "01932c07-20c0-7000-8000-000000000004", "name", "home")));
        task.put("sectionId", "01932c07-20c0-7000-8000-000000000006");
        Map<String, Object> phase = new LinkedHashMap<>();
        phase.put("id", "01932c07-20c0-7000-8000-000000000007");
        phase.put("name", "Phase");
        phase.put("type", "choice");
        phase.put("value", "01932c07-20c0-7000-8000-000000000008");
        phase.put("label", "Design");
        task.put("fields", List.of(phase));
        return task;
    }

    private static Map<String, Object> person(String id, String name, String email) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("id", id);
        person.put("name", name);
        person.put("email", email);
        return person;
    }
}
