package io.taskloom.connector.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Generates what the modeler shows for a step: a Camunda 7 element template, as a JSON-like map
 * (https://github.com/camunda/element-templates-json-schema).
 */
public final class ElementTemplates {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    private ElementTemplates() {}

    /** One template per operation. */
    public static List<Map<String, Object>> of(ConnectorDescriptor connector) {
        return connector.operations().stream()
                .map(operation -> template(
                        "connector:" + operation.id(),
                        operation.title(),
                        operation.description(),
                        connector.icon(),
                        operation.input(),
                        operation.output()))
                .toList();
    }

    /**
     * @param topic {@code connector:email.send} or {@code taskloom:create-task}
     * @param icon data URI
     */
    public static Map<String, Object> template(
            String topic,
            String title,
            String description,
            String icon,
            List<PropertyDescriptor> input,
            List<PropertyDescriptor> output) {
        var name = topic.substring(topic.indexOf(':') + 1);
        var properties = new ArrayList<Map<String, Object>>();
        properties.add(hidden("camunda:type", "external"));
        properties.add(hidden("camunda:topic", topic));
        input.forEach(property -> properties.add(input(property)));
        properties.add(resultVariable(output));
        properties.add(retry());

        var template = new LinkedHashMap<String, Object>();
        template.put("$schema", SCHEMA);
        template.put("name", title);
        template.put("id", templateId(topic));
        template.put("version", 1);
        template.put("description", description);
        template.put("icon", Map.of("contents", icon));
        template.put("keywords", List.of(name));
        template.put("appliesTo", List.of("bpmn:ServiceTask"));
        template.put("groups", List.of(group("input", "Input"), group("output", "Output"), group("retry", "Retries")));
        template.put("properties", properties);
        return template;
    }

    /** {@code connector:email.send} → {@code taskloom.email.send}. */
    public static String templateId(String topic) {
        return "taskloom." + topic.substring(topic.indexOf(':') + 1);
    }

    private static Map<String, Object> group(String id, String label) {
        return Map.of("id", id, "label", label);
    }

    private static Map<String, Object> hidden(String attribute, String value) {
        return Map.of("type", "Hidden", "value", value, "binding", binding("property", attribute));
    }

    private static Map<String, Object> input(PropertyDescriptor property) {
        var field = new LinkedHashMap<String, Object>();
        field.put("label", property.label());
        field.put("description", hint(property));
        field.put("group", "input");
        field.put("binding", binding("camunda:inputParameter", property.name()));
        switch (property.type()) {
            case CHOICE -> {
                field.put("type", "Dropdown");
                field.put(
                        "choices",
                        property.choices().stream()
                                .map(choice -> Map.of("name", choice.toUpperCase(Locale.ROOT), "value", choice))
                                .toList());
            }
            case TEXT, ANY, MAP -> field.put("type", "Text");
            case STRING, NUMBER, BOOLEAN, LIST -> field.put("type", "String");
        }
        if (!property.preset().isEmpty()) {
            field.put("value", property.preset());
        }
        if (property.required()) {
            field.put("constraints", Map.of("notEmpty", true));
        } else {
            field.put("optional", true);
        }
        return field;
    }

    private static String hint(PropertyDescriptor property) {
        var example = property.example().isEmpty() ? "" : " Example: " + property.example();
        return (property.description() + example).strip();
    }

    private static Map<String, Object> resultVariable(List<PropertyDescriptor> output) {
        var members =
                String.join(", ", output.stream().map(PropertyDescriptor::name).toList());
        return Map.of(
                "label",
                "Result variable",
                "description",
                "Name of the variable that gets the result" + (members.isEmpty() ? "." : ": " + members + "."),
                "type",
                "String",
                "group",
                "output",
                "optional",
                true,
                "binding",
                Map.of("type", "camunda:outputParameter", "source", "=result"));
    }

    private static Map<String, Object> retry() {
        return Map.of(
                "label",
                "Retries",
                "description",
                "How often and how soon to try again, as an ISO 8601 repeating interval; the interval doubles each time.",
                "type",
                "String",
                "group",
                "retry",
                "value",
                "R3/PT10S",
                "constraints",
                Map.of("notEmpty", true, "pattern", Map.of("value", "R\\d{1,2}/P.+", "message", "Like R3/PT10S")),
                "binding",
                Map.of("type", "camunda:property", "name", "retry"));
    }

    private static Map<String, Object> binding(String type, String name) {
        return Map.of("type", type, "name", name);
    }
}
