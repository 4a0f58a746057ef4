package io.taskloom.engine.comment;

import io.taskloom.engine.event.EventTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What of a thread can start an automation. */
@Component
class CommentEventTypes implements EventTypes {

    @Override
    public List<EventType> all() {
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
        sample.put("commentId", "01932c07-20c0-7000-8000-000000000005");
        sample.put("mentions", List.of(uma));
        sample.put("excerpt", "@Uma User, can you ask them today?");
        return List.of(new EventType(
                "CommentAdded",
                "A comment is added",
                "Somebody comments on a task; mentions says whom it names.",
                sample));
    }
}
