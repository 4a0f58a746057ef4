package io.taskloom.engine.bpm.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.feel.Feel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.stereotype.Component;

/** Holds a form against {@code form-list.txt} (promise A9): at publish, and again whenever anything is deployed. */
@Component
public final class FormCheck {

    /** As the model's {@code camunda:formRef} may name it. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    static final Pattern KEY = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,99}");
    static final String RESERVED = "taskloom";

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_COMPONENTS = 200;
    private static final int MAX_DEPTH = 5;
    private static final int MAX_OPTIONS = 500;
    private static final int MAX_PATTERN = 500;

    /** All expressions of a form together. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(10);

    private static final Set<String> SUBTYPES = Set.of("date", "time", "datetime");

    private final FormList list = new FormList();
    private final Feel feel;

    FormCheck(Feel feel) {
        this.feel = feel;
    }

    /** What forbids using the form, each a sentence; empty if nothing does. */
    public List<String> check(JsonNode schema) {
        var run = new Run();
        if (!schema.isObject() || !schema.path("components").isArray()) {
            run.add("it is no form: it needs components.");
        } else if (schema.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            run.add("it is larger than %d KB.".formatted(MAX_BYTES / 1024));
        } else {
            run.properties("form", "the form", schema);
            if (schema.has("type") && !schema.path("type").asText().equals("default")) {
                run.add("its type must be \"default\".");
            }
            run.components(schema, 1);
        }
        return run.found;
    }

    private final class Run {
        private static final int MOST = 50;

        private final List<String> found = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private int components;
        private long nanos;

        void add(String problem) {
            if (found.size() < MOST) {
                found.add(problem);
            }
        }

        void components(JsonNode parent, int depth) {
            if (depth > MAX_DEPTH) {
                add("it is nested more than %d deep.".formatted(MAX_DEPTH));
                return;
            }
            for (JsonNode component : parent.path("components")) {
                if (++components > MAX_COMPONENTS) {
                    add("it has more than %d components.".formatted(MAX_COMPONENTS));
                    return;
                }
                component(component);
                components(component, depth + 1);
            }
        }

        private void component(JsonNode component) {
            String type = component.path("type").asText();
            String name = name(component, type);
            if (list.properties(type) == null || type.equals("form")) {
                add("%s is of a kind that is not available here.".formatted(name));
                return;
            }
            properties(type, name, component);
            expressions(name, component);
            if (FormField.Kind.of(type).isPresent()) {
                field(type, name, component);
            }
        }

        void properties(String type, String name, JsonNode node) {
            Set<String> known = list.properties(type);
            node.fieldNames().forEachRemaining(property -> {
                if (known == null || !known.contains(property)) {
                    add("%s has \"%s\", which is not available here.".formatted(name, property));
                }
            });
        }

        private void field(String type, String name, JsonNode field) {
            String key = field.path("key").asText();
            if (!KEY.matcher(key).matches() || key.startsWith(RESERVED)) {
                add("%s needs a key of letters, digits and _ that does not begin with \"%s\"."
                        .formatted(name, RESERVED));
            } else if (!keys.add(key)) {
                add("two questions have the key \"%s\".".formatted(key));
            }
            JsonNode rules = field.path("validate");
            rules.fieldNames().forEachRemaining(rule -> {
                if (!list.rules(type).contains(rule)) {
                    add("%s has the rule \"%s\", which it can't have.".formatted(name, rule));
                }
            });
            for (Map.Entry<String, JsonNode> rule : rules.properties()) {
                rule(name, rule.getKey(), rule.getValue());
            }
            for (String flag : List.of("disabled", "readonly")) {
                if (field.has(flag) && !field.path(flag).isBoolean()) {
                    add("%s: \"%s\" must be true or false.".formatted(name, flag));
                }
            }
            options(name, field);
            if (type.equals("datetime")
                    && !SUBTYPES.contains(field.path("subtype").asText())) {
                add("%s must say whether it is a date, a time or a datetime.".formatted(name));
            }
        }

        private void rule(String name, String rule, JsonNode value) {
            boolean right =
                    switch (rule) {
                        case "required" -> value.isBoolean();
                        case "minLength", "maxLength" -> value.isIntegralNumber() && value.asLong() >= 0;
                        case "min", "max" -> value.isNumber();
                        case "validationType" ->
                            Set.of("custom", "email", "phone").contains(value.asText());
                        case "pattern" -> value.isTextual() && isPattern(value.asText());
                        default -> true;
                    };
            if (!right) {
                add("%s: the rule \"%s\" has a value that can't be checked.".formatted(name, rule));
            }
        }

        private static boolean isPattern(String pattern) {
            try {
                Pattern.compile(pattern);
                return pattern.length() <= MAX_PATTERN;
            } catch (PatternSyntaxException e) {
                return false;
            }
        }

        private void options(String name, JsonNode field) {
            if (field.path("values").size() > MAX_OPTIONS) {
                add("%s has more than %d options.".formatted(name, MAX_OPTIONS));
            }
            for (JsonNode option : field.path("values")) {
                if (!option.isObject() || !option.path("value").isValueNode() || !option.has("label")) {
                    add("%s has an option without label and value.".formatted(name));
                    return;
                }
            }
        }

        private void expressions(String name, JsonNode component) {
            JsonNode condition = component.path("conditional");
            condition.fieldNames().forEachRemaining(word -> {
                if (!word.equals("hide")) {
                    add("%s: \"conditional\" knows \"hide\" only.".formatted(name));
                }
            });
            for (JsonNode expression : List.of(condition.path("hide"), component.path("valuesExpression"))) {
                if (expression.isMissingNode() || expression.asText().isEmpty()) {
                    continue;
                }
                if (!expression.asText().startsWith("=")) {
                    add("%s: \"%s\" must be FEEL behind a =.".formatted(name, expression.asText()));
                    continue;
                }
                if (nanos > LONGEST_READING.toNanos()) {
                    add("its expressions take longer than %d s to read.".formatted(LONGEST_READING.toSeconds()));
                    return;
                }
                long start = System.nanoTime();
                try {
                    feel.check(expression.asText().substring(1));
                } catch (ExpressionFailed broken) {
                    add("%s: %s".formatted(name, broken.detail()));
                }
                nanos += System.nanoTime() - start;
            }
        }

        private static String name(JsonNode component, String type) {
            for (String word : List.of("label", "key", "id")) {
                String text = component.path(word).asText();
                if (!text.isBlank()) {
                    return "\"%s\"".formatted(text.length() > 60 ? text.substring(0, 60) + "…" : text);
                }
            }
            return "a component of the kind \"%s\"".formatted(type);
        }
    }
}
