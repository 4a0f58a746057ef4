package io.taskloom.engine.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.web.StrictJson;
import org.springframework.stereotype.Component;

/** Contents as JSON. */
@Component
class ContentJson {

    private final ObjectMapper json;
    private final ObjectMapper strict;

    ContentJson(ObjectMapper json) {
        this.json = json;
        this.strict = StrictJson.of(json);
    }

    /** @throws InvalidInput naming the first field that is none, or of another type */
    Content given(TemplateKind kind, JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidInput("content", "invalid", "The content is an object.");
        }
        try {
            return strict.treeToValue(node, type(kind));
        } catch (JsonMappingException e) {
            throw InvalidInput.in("content", e);
        } catch (JsonProcessingException e) {
            throw new InvalidInput("content", "invalid", "This value does not fit.");
        }
    }

    Content kept(TemplateKind kind, String column) throws JsonProcessingException {
        return json.readValue(column, type(kind));
    }

    String write(Content content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A content that is no JSON", e);
        }
    }

    private static Class<? extends Content> type(TemplateKind kind) {
        return switch (kind) {
            case TASK -> TaskContent.class;
            case PROJECT -> ProjectContent.class;
        };
    }
}
