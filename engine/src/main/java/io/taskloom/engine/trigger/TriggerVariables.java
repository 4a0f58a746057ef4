package io.taskloom.engine.trigger;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.event.Recorded;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a condition and a run see of the event that starts it: {@code event}, and the event's data by name. */
@Component
class TriggerVariables {

    private static final TypeReference<LinkedHashMap<String, Object>> DATA = new TypeReference<>() {};

    private final ObjectMapper json;

    TriggerVariables(ObjectMapper json) {
        this.json = json;
    }

    Map<String, Object> of(Recorded event) {
        Map<String, Object> variables = json.convertValue(event.data(), DATA);
        variables.put(
                "event",
                Map.of(
                        "id", event.id().toString(),
                        "type", event.type(),
                        "time", event.time().toString()));
        return variables;
    }
}
