package io.taskloom.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A step's values as they are kept: short enough to read, and never so large that recording costs more than the step. */
@Component
class RecordedValues {

    private final ObjectMapper json;
    private final int maxText;
    private final int maxRecorded;

    RecordedValues(ObjectMapper json, RunSettings settings) {
        this.json = json;
        this.maxText = (int) settings.maxText().toBytes();
        this.maxRecorded = (int) settings.maxRecorded().toBytes();
    }

    /** JSON for a {@code jsonb} column; null for no values at all. */
    @Nullable
    String written(@Nullable Map<String, Object> values) {
        if (values == null || values.isEmpty()) {
            return null;
        }
        try {
            String text = json.writeValueAsString(cut(values));
            return text.length() <= maxRecorded ? text : json.writeValueAsString(namesOnly(values));
        } catch (JsonProcessingException e) {
            // What has no JSON form must not stop the run it tells of.
            return namesOnlyText(values);
        }
    }

    private @Nullable Object cut(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> cut(text);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> kept = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, item) -> kept.put(String.valueOf(key), cut(item)));
                yield kept;
            }
            case List<?> list -> list.stream().map(this::cut).toList();
            default -> value;
        };
    }

    private String cut(String text) {
        // jsonb has no NUL.
        String clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "\uFFFD");
        return clean.length() <= maxText
                ? clean
                : clean.substring(0, maxText) + "… (%d characters)".formatted(clean.length());
    }

    private static Map<String, String> namesOnly(Map<String, Object> values) {
        Map<String, String> names = LinkedHashMap.newLinkedHashMap(values.size());
        values.keySet().forEach(name -> names.put(name, "too large to record"));
        return names;
    }

    private String namesOnlyText(Map<String, Object> values) {
        try {
            return json.writeValueAsString(namesOnly(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
