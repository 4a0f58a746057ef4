package io.taskloom.engine.run;

import io.taskloom.engine.event.EventTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What of a run's life can start, or move, another automation. How many may lead to one another is limited by their depth. */
@Component
class RunEventTypes implements EventTypes {

    private static final String RUN = "01932c07-20c0-7000-8000-000000000020";
    private static final String AUTOMATION = "01932c07-20c0-7000-8000-000000000021";

    @Override
    public List<EventType> all() {
        Map<String, Object> ended = run();
        ended.put("state", "completed");
        ended.put("businessKey", "01932c07-20c0-7000-8000-000000000001");
        Map<String, Object> failed = run();
        failed.put("elementId", "send-mail");
        return List.of(
                new EventType(
                        "RunEnded",
                        "A run has ended",
                        "Of an automation: completed, cancelled or failed. businessKey is the id of what it was about.",
                        ended),
                new EventType(
                        "RunFailed",
                        "A run has failed",
                        "It is held at a step and waits for somebody, or could not begin (then elementId is null).",
                        failed));
    }

    private static Map<String, Object> run() {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("run", RUN);
        run.put("workspace", "01932c07-20c0-7000-8000-000000000003");
        run.put("automation", AUTOMATION);
        run.put("version", 1);
        return run;
    }
}
