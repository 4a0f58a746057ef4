package io.taskloom.engine.attachment;

import io.taskloom.engine.event.EventTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What of files can start an automation. */
@Component
class AttachmentEventTypes implements EventTypes {

    @Override
    public List<EventType> all() {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("id", "01932c07-20c0-7000-8000-000000000001");
        task.put("title", "Call the supplier");
        task.put("status", "todo");
        task.put("projectId", "01932c07-20c0-7000-8000-000000000002");
        task.put("dueAt", "2026-11-24T16:00:00Z");
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("id", "01932c07-20c0-7000-8000-000000000006");
        file.put("name", "Offer.pdf");
        file.put("type", "application/pdf");
        file.put("size", 48_213);
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("task", task);
        sample.put("attachment", file);
        return List.of(new EventType("AttachmentAdded", "A file is added", "Somebody adds a file to a task.", sample));
    }
}
