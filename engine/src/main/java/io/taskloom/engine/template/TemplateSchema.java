package io.taskloom.engine.template;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Tells code generators that the kind of a template says what its content is: one schema for each kind, told apart by it. The
 * JSON, in which both are the same record, has no other place for a discriminator.
 */
@Component
@SuppressWarnings("rawtypes")
class TemplateSchema implements GlobalOpenApiCustomizer {

    private static final String REF = "#/components/schemas/";

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
        if (schemas.get("Template") instanceof Schema<?> template && template.getProperties() != null) {
            var kinds = new Discriminator().propertyName("kind");
            var either = new JsonSchema().discriminator(kinds);
            for (TemplateKind kind : TemplateKind.values()) {
                String word = kind == TemplateKind.TASK ? "Task" : "Project";
                flatten(Objects.requireNonNull(schemas.get("Template" + word)));
                schemas.put(word + "Template", only(template, kind.column(), "Template" + word));
                kinds.mapping(kind.column(), REF + word + "Template");
                either.addOneOfItem(new JsonSchema().$ref(REF + word + "Template"));
            }
            schemas.put("Template", either);
            schemas.remove("Content");
            document.getComponents().setSchemas(schemas);
        }
    }

    private static Schema<?> only(Schema<?> template, String kind, String content) {
        var schema = object();
        template.getProperties()
                .forEach((name, property) -> schema.addProperty(
                        name,
                        switch (name) {
                            case "kind" -> {
                                var one = new JsonSchema();
                                one.setTypes(Set.of("string"));
                                one.setEnum(List.of(kind));
                                yield one;
                            }
                            case "content" -> new JsonSchema().$ref(REF + content);
                            default -> property;
                        }));
        schema.setRequired(template.getRequired());
        return schema;
    }

    /** Without the interface above it, which has nothing to say in JSON. */
    private static void flatten(Schema<?> content) {
        if (content.getAllOf() != null) {
            for (Schema<?> part : content.getAllOf()) {
                if (part.getProperties() != null) {
                    content.setTypes(Set.of("object"));
                    content.setProperties(part.getProperties());
                }
            }
            content.setAllOf(null);
        }
    }

    private static JsonSchema object() {
        var schema = new JsonSchema();
        schema.setTypes(Set.of("object"));
        return schema;
    }
}
