package io.taskloom.engine.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows our records as they are on the wire: what is not {@code @Nullable} is required, what is may be null; typed ids and
 * enums have names of their own. A name means one type only.
 */
@Component
class ApiSchemas implements ModelConverter {

    private static final String REF = "#/components/schemas/";
    private static final String OURS = "io.taskloom.";

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        if (java != null && isId(java.getRawClass())) {
            return id(java.getRawClass(), context);
        }
        if (java != null && java.isEnumType() && java.getRawClass().getName().startsWith(OURS)) {
            type.resolveEnumAsRef(true);
        }
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (java != null && java.getRawClass().getName().startsWith(OURS) && resolved != null) {
            named(resolved, java, context);
        }
        return resolved;
    }

    private static boolean isId(Class<?> type) {
        if (!type.isRecord()
                || !type.getName().startsWith(OURS)
                || !type.getSimpleName().endsWith("Id")) {
            return false;
        }
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1 && components[0].getType() == UUID.class;
    }

    private static Schema<?> id(Class<?> type, ModelConverterContext context) {
        String name = type.getSimpleName();
        context.defineModel(name, typed("string").format("uuid"));
        return new JsonSchema().$ref(REF + name);
    }

    private void named(Schema<?> resolved, JavaType java, ModelConverterContext context) {
        String name = resolved.get$ref() == null
                ? resolved.getName()
                : resolved.get$ref().substring(REF.length());
        if (name == null) {
            return;
        }
        Class<?> type = java.getRawClass();
        if (!java.hasGenericTypes()) {
            Class<?> other = named.putIfAbsent(name, type);
            if (other != null && other != type) {
                throw new IllegalStateException(
                        "%s and %s are both called %s in the API: give one of them a @Schema(name)"
                                .formatted(other, type, name));
            }
        }
        Schema<?> schema = context.getDefinedModels().getOrDefault(name, resolved);
        if (type.isRecord() && schema.getProperties() != null) {
            Arrays.stream(type.getRecordComponents()).forEach(component -> complete(schema, component));
        }
    }

    private static void complete(Schema<?> schema, RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        String name = renamed == null ? component.getName() : renamed.value();
        Schema<?> property = schema.getProperties().get(name);
        if (property == null) {
            return;
        }
        // Where a component says its type, that is meant, and not the schema of the class that carries it.
        if (property.get$ref() != null && property.getTypes() != null) {
            property.set$ref(null);
        }
        boolean patch = Patch.class.isAssignableFrom(component.getType());
        if (patch ? clearable(component) : component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            if (!omitted(component)) {
                schema.getProperties().put(name, orNull(property));
            }
        } else if (!patch
                && (schema.getRequired() == null || !schema.getRequired().contains(name))) {
            schema.addRequiredItem(name);
        }
    }

    /** A field whose patch's constraints let null through. */
    private static boolean clearable(RecordComponent component) {
        if (!(component.getAnnotatedType() instanceof AnnotatedParameterizedType patch)) {
            return true;
        }
        AnnotatedElement value = patch.getAnnotatedActualTypeArguments()[0];
        return !value.isAnnotationPresent(NotNull.class) && !value.isAnnotationPresent(NotBlank.class);
    }

    private static boolean omitted(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().addOneOfItem(property).addOneOfItem(typed("null"));
        }
        if (property.getTypes() != null && !property.getTypes().contains("null")) {
            property.addType("null");
        }
        return property;
    }

    static Schema<?> typed(String type) {
        var schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }
}
