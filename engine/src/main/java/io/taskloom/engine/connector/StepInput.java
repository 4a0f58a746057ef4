package io.taskloom.engine.connector;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.taskloom.connector.spi.ConnectorException;
import io.taskloom.connector.spi.OperationDescriptor;
import io.taskloom.connector.spi.PropertyDescriptor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a step's evaluated parameters into the record an operation takes, forgiving what a form can't say better. */
final class StepInput {

    private static final JsonMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StepInput() {}

    /** @throws ConnectorException.Permanent naming the parameter that is missing, unknown or of the wrong type */
    static Object of(OperationDescriptor operation, Map<String, Object> parameters) {
        var properties =
                operation.input().stream().collect(Collectors.toMap(PropertyDescriptor::name, property -> property));
        var values = new LinkedHashMap<String, @Nullable Object>();
        parameters.forEach((name, value) -> values.put(name, tidy(properties.get(name), value)));
        for (var property : properties.values()) {
            if (property.required() && values.get(property.name()) == null) {
                throw invalid("\"%s\" is missing.".formatted(property.label()), null);
            }
        }
        try {
            return JSON.convertValue(values, operation.inputType());
        } catch (IllegalArgumentException wrong) {
            throw invalid(explain(wrong), wrong);
        }
    }

    /** An empty field of a form means "nothing"; a choice stands in a model in lower case. */
    private static @Nullable Object tidy(@Nullable PropertyDescriptor property, @Nullable Object value) {
        if (!(value instanceof String text) || property == null) {
            return value;
        }
        if (text.isBlank() && property.type() != PropertyDescriptor.Type.TEXT) {
            return null;
        }
        return switch (property.type()) {
            case CHOICE -> text.toUpperCase(Locale.ROOT).replace('-', '_');
            case STRING, TEXT, NUMBER, BOOLEAN, LIST, MAP, ANY -> text;
        };
    }

    private static String explain(IllegalArgumentException wrong) {
        if (!(wrong.getCause() instanceof JsonMappingException mapping)) {
            return "The input does not fit the step.";
        }
        var path = mapping.getPath().stream()
                .map(reference -> String.valueOf(reference.getFieldName()))
                .collect(Collectors.joining("."));
        return "\"%s\" does not fit: %s".formatted(path, mapping.getOriginalMessage());
    }

    private static ConnectorException.Permanent invalid(String message, @Nullable Throwable cause) {
        return new ConnectorException.Permanent("invalid-input", message, cause);
    }
}
