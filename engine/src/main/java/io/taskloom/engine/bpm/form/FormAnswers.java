package io.taskloom.engine.bpm.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody has filled in, held against the form. Never trusts that a browser did so. */
@Component
class FormAnswers {

    private static final String PLACE = "variables.";
    private static final int MAX_BYTES = 64 * 1024;
    private static final int PLAIN_BYTES = 4 * 1024;
    private static final int PLAIN_NAMES = 20;

    private final ObjectMapper json;
    private final Feel feel;
    private final FieldRules rules;

    FormAnswers(ObjectMapper json, Feel feel, Clock clock) {
        this.json = json;
        this.feel = feel;
        this.rules = new FieldRules(json, clock);
    }

    /**
     * @param data what the form was shown with
     * @return a value, or null, for each question that is shown and open
     */
    Map<String, @Nullable Object> accepted(JsonNode schema, Map<String, ?> given, Map<String, Object> data) {
        List<FormField> fields = FormField.of(schema);
        Set<String> keys = fields.stream().map(FormField::key).collect(Collectors.toSet());
        var errors = new ArrayList<FieldError>();
        given.keySet().stream()
                .filter(name -> !keys.contains(name))
                .limit(PLAIN_NAMES)
                .forEach(name -> errors.add(
                        new FieldError(PLACE + shortened(name), "unknown", "The form does not ask for this.")));
        Map<String, Object> seen = new HashMap<>(data);
        seen.putAll(given);
        Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
        for (FormField field : fields) {
            if (!field.fixed() && !hidden(field, seen)) {
                Object value = given.get(field.key());
                try {
                    accepted.put(field.key(), checked(field, value, seen, errors));
                } catch (Refused refused) {
                    errors.add(new FieldError(PLACE + field.key(), refused.rule.code(), refused.why));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        requireSize(accepted, MAX_BYTES);
        return accepted;
    }

    /** Without a form: little, and under names that are nobody else's. */
    Map<String, @Nullable Object> accepted(Map<String, ?> given) {
        var errors = new ArrayList<FieldError>();
        if (given.size() > PLAIN_NAMES) {
            errors.add(new FieldError("variables", "too-many", "At most %d variables.".formatted(PLAIN_NAMES)));
        }
        given.keySet().stream()
                .filter(name -> !FormCheck.KEY.matcher(name).matches() || name.startsWith(FormCheck.RESERVED))
                .limit(PLAIN_NAMES)
                .forEach(name -> errors.add(new FieldError(
                        PLACE + shortened(name),
                        "name",
                        "A variable's name is letters, digits and _, and does not begin with \"%s\"."
                                .formatted(FormCheck.RESERVED))));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        requireSize(given, PLAIN_BYTES);
        return new LinkedHashMap<>(given);
    }

    private @Nullable Object checked(
            FormField field, @Nullable Object value, Map<String, Object> seen, List<FieldError> errors) {
        boolean empty = value == null
                || value instanceof String text && text.isEmpty()
                || value instanceof List<?> list && list.isEmpty();
        boolean missing = empty || field.kind() == FormField.Kind.CHECKBOX && Boolean.FALSE.equals(value);
        if (missing && field.required()) {
            errors.add(new FieldError(PLACE + field.key(), "required", "This has to be filled in."));
        }
        if (value == null || empty) {
            return null;
        }
        rules.check(field, value, options(field, seen));
        return value;
    }

    /** As form-js does: what can't be evaluated hides nothing. */
    private boolean hidden(FormField field, Map<String, Object> seen) {
        return field.hides().stream().anyMatch(hide -> Boolean.TRUE.equals(evaluated(hide, seen)));
    }

    private List<JsonNode> options(FormField field, Map<String, Object> seen) {
        JsonNode definition = field.json();
        String expression = definition.path("valuesExpression").asText();
        JsonNode options = definition.path("values");
        if (definition.has("valuesKey")) {
            options = json.valueToTree(seen.get(definition.path("valuesKey").asText()));
        } else if (expression.startsWith("=")) {
            options = json.valueToTree(evaluated(expression.substring(1), seen));
        }
        var values = new ArrayList<JsonNode>();
        options.forEach(option -> values.add(option.isObject() ? option.path("value") : option));
        return values;
    }

    private @Nullable Object evaluated(String expression, Map<String, Object> seen) {
        try {
            return feel.evaluate(expression, seen);
        } catch (ExpressionFailed failed) {
            return null;
        }
    }

    private void requireSize(Map<String, ?> values, int most) {
        if (json.valueToTree(values).toString().getBytes(StandardCharsets.UTF_8).length > most) {
            throw new InvalidInput(
                    "variables", "too-large", "The variables may have %d KB at most.".formatted(most / 1024));
        }
    }

    private static String shortened(String name) {
        return name.length() > 100 ? name.substring(0, 100) + "…" : name;
    }
}
