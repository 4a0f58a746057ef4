package io.taskloom.engine.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** The columns in which scenarios and what was seen of them stand as JSON. */
@Component
class ScenarioJson {

    private final ObjectMapper json;

    ScenarioJson(ObjectMapper json) {
        this.json = json;
    }

    String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read as JSON is JSON", e);
        }
    }

    <T> T read(String column, Class<T> type) {
        try {
            return json.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A scenario's column is not what was written", e);
        }
    }
}
