package io.taskloom.engine.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.connector.Connectors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a step takes, read from its element template: the very form that the modeler shows. */
@Component
class StepForms {

    private static final String TOPIC = "camunda:topic";

    private final Map<String, StepForm> byTopic = new LinkedHashMap<>();

    StepForms(Connectors connectors, ObjectMapper json) {
        connectors.list().stream()
                .flatMap(connector -> connectors.elementTemplates(connector.name()).stream())
                .map(template -> read(json.valueToTree(template)))
                .forEach(form -> byTopic.put(form.topic(), form));
    }

    Optional<StepForm> of(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }

    private static StepForm read(JsonNode template) {
        String topic = "";
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (JsonNode property : template.path("properties")) {
            String name = property.at("/binding/name").asText();
            if (name.equals(TOPIC)) {
                topic = property.path("value").asText();
            } else if (property.at("/binding/type").asText().equals("camunda:inputParameter")) {
                inputs.put(name, new Input(property.path("label").asText(), property.has("constraints")));
            }
        }
        return new StepForm(
                topic,
                template.path("name").asText(),
                template.path("id").asText(),
                template.at("/icon/contents").asText(),
                inputs);
    }

    /** @param template id of its element template @param icon data URI @param inputs by name, in the form's order */
    record StepForm(String topic, String title, String template, String icon, Map<String, Input> inputs) {}

    record Input(String label, boolean required) {}
}
