package io.taskloom.engine.automation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decisions as a column holds them: one JSON object, each decision's DMN under its id. */
final class DraftDecisions {

    private DraftDecisions() {}

    static String written(Map<String, String> decisions) {
        ObjectNode column = JsonNodeFactory.instance.objectNode();
        decisions.forEach(column::put);
        return column.toString();
    }

    static Map<String, String> read(ObjectMapper json, String column) {
        try {
            return json.readValue(column, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column of decisions is not what was written", e);
        }
    }
}
