package io.taskloom.engine.bpm.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of a variable's value stands in the run record: JSON-like values, and of large ones only their beginning. */
@Component
class RecordedValues {

    private static final int LARGEST = 32 * 1024;
    private static final int SHOWN = 1024;
    private static final String CALLBACKS = "/callbacks/";
    private static final Pattern ADDRESS = Pattern.compile("(/callbacks/[A-Za-z0-9_-]{4})[A-Za-z0-9_-]+");

    private final ObjectMapper json;

    RecordedValues(ObjectMapper json) {
        this.json = json;
    }

    @Nullable
    Object of(HistoricVariableUpdateEventEntity event) {
        return switch (event.getSerializerName()) {
            case "string" -> event.getTextValue();
            case "boolean" -> event.getLongValue() == null ? null : event.getLongValue() == 1;
            case "integer", "short", "long", "date" -> event.getLongValue();
            case "double" -> event.getDoubleValue();
            case "null" -> null;
            default -> tree(event.getByteValue());
        };
    }

    private @Nullable Object tree(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return json.readValue(bytes, Object.class);
        } catch (IOException e) {
            return "(%d bytes)".formatted(bytes.length);
        }
    }

    /** A copy in which values that are too large are replaced by {@code {truncated: true, size, start}}. */
    Map<String, Object> recorded(Map<String, ?> values) {
        Map<String, Object> recorded = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                recorded.put(name, limited(shown(value)));
            }
        });
        return recorded;
    }

    /** Without what makes the address of a web call good: every member of the workspace reads the record. */
    private static Object shown(Object value) {
        return switch (value) {
            case String text
            when text.contains(CALLBACKS) -> ADDRESS.matcher(text).replaceAll("$1…");
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put(key, item == null ? null : shown(item)));
                yield copy;
            }
            case Collection<?> items ->
                items.stream().map(item -> item == null ? null : shown(item)).toList();
            default -> value;
        };
    }

    /** One value among many: of a long one only its beginning. */
    Object brief(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        String text = text(value);
        return text.length() <= SHOWN ? value : text.substring(0, SHOWN) + "…";
    }

    private Object limited(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        String text = text(value);
        return text.length() <= LARGEST
                ? value
                : Map.of("truncated", true, "size", text.length(), "start", text.substring(0, SHOWN));
    }

    private String text(Object value) {
        try {
            return value instanceof String text ? text : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            return value.toString();
        }
    }
}
