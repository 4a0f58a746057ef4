package io.taskloom.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Decided;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A step's values as they are kept: never so large that recording costs more than the step. */
@Component
public class StepValues {

    private static final String NUL = "\\u0000";
    private static final String REPLACED = "\\ufffd";

    private static final String TOO_LARGE = "too large to record";
    private static final String NO_JSON = "has no JSON form";
    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};

    private final ObjectMapper json;
    private final long maxRecorded;

    StepValues(ObjectMapper json, RunSettings settings) {
        this.json = json;
        this.maxRecorded = settings.maxRecorded().toBytes();
    }

    /** JSON for a {@code jsonb} column, which holds no NUL; null for no values at all. */
    @Nullable
    String written(@Nullable Map<String, Object> values) {
        if (values == null || values.isEmpty()) {
            return null;
        }
        try {
            String text = text(values);
            return text.length() <= maxRecorded ? text : text(namesOnly(values, TOO_LARGE));
        } catch (JsonProcessingException e) {
            // What has no JSON form must not stop the run it tells of.
            return namesOnlyText(values);
        }
    }

    /** The same of what a step has decided; without the values if there are too many of them. */
    @Nullable
    String decided(@Nullable List<Decided> decisions) {
        if (decisions == null || decisions.isEmpty()) {
            return null;
        }
        try {
            String text = clean(json.writeValueAsString(decisions));
            return text.length() <= maxRecorded ? text : clean(json.writeValueAsString(countsOnly(decisions)));
        } catch (JsonProcessingException e) {
            // As above: the run goes on.
            return null;
        }
    }

    private static List<Decided> countsOnly(List<Decided> decisions) {
        return decisions.stream()
                .map(each -> new Decided(
                        each.decision(),
                        each.name(),
                        List.of(),
                        each.rules().stream()
                                .map(rule -> new Decided.Rule(rule.number(), List.of()))
                                .toList(),
                        each.matched(),
                        TOO_LARGE))
                .toList();
    }

    /** What a column of these holds; null if it does not hold all that there was. */
    public @Nullable Map<String, Object> whole(@Nullable String column) {
        if (column == null) {
            return Map.of();
        }
        try {
            Map<String, Object> values = json.readValue(column, VALUES);
            return values.values().stream().anyMatch(StepValues::isCut) ? null : values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always JSON", e);
        }
    }

    private static boolean isCut(@Nullable Object value) {
        return TOO_LARGE.equals(value)
                || NO_JSON.equals(value)
                || value instanceof Map<?, ?> cut
                        && Boolean.TRUE.equals(cut.get("truncated"))
                        && cut.containsKey("start");
    }

    private String text(Map<String, ?> values) throws JsonProcessingException {
        return clean(json.writeValueAsString(values));
    }

    private static String clean(String text) {
        return text.contains(NUL) ? text.replace(NUL, REPLACED) : text;
    }

    private String namesOnlyText(Map<String, Object> values) {
        try {
            return text(namesOnly(values, NO_JSON));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names are always JSON", e);
        }
    }

    private static Map<String, String> namesOnly(Map<String, Object> values, String why) {
        Map<String, String> names = LinkedHashMap.newLinkedHashMap(values.size());
        values.keySet().forEach(name -> names.put(name, why));
        return names;
    }
}
