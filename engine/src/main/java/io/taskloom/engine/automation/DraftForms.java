package io.taskloom.engine.automation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Forms as a column holds them: one JSON object, each form under its id. */
final class DraftForms {

    private DraftForms() {}

    static String written(Map<String, JsonNode> forms) {
        ObjectNode column = JsonNodeFactory.instance.objectNode();
        forms.forEach(column::set);
        return column.toString();
    }

    static Map<String, JsonNode> read(ObjectMapper json, String column) {
        try {
            return json.readValue(column, new TypeReference<LinkedHashMap<String, JsonNode>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column of forms is not what was written", e);
        }
    }
}
