package io.taskloom.connector.spi;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component of an input or output record, as its annotation describes it.
 *
 * @param choices the allowed values of a {@link Type#CHOICE}, as they stand in a model; empty otherwise
 * @param example what the sample uses; empty for none
 */
public record PropertyDescriptor(
        String name,
        String label,
        String description,
        Type type,
        boolean required,
        List<String> choices,
        String preset,
        String example) {

    public enum Type {
        STRING,
        TEXT,
        NUMBER,
        BOOLEAN,
        CHOICE,
        LIST,
        MAP,
        ANY
    }

    /** Describes a record's components, in their order; a component without {@link Property} is labelled by its name. */
    public static List<PropertyDescriptor> of(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " must be a record");
        }
        return Arrays.stream(type.getRecordComponents())
                .map(PropertyDescriptor::describe)
                .toList();
    }

    private static PropertyDescriptor describe(RecordComponent component) {
        var property = component.getAnnotation(Property.class);
        return new PropertyDescriptor(
                component.getName(),
                property == null ? component.getName() : property.label(),
                property == null ? "" : property.description(),
                typeOf(component.getType(), property),
                !isNullable(component.getAnnotatedType()),
                choicesOf(component.getType()),
                property == null ? "" : property.preset(),
                property == null ? "" : property.example());
    }

    private static Type typeOf(Class<?> type, @Nullable Property property) {
        if (type.isEnum()) {
            return Type.CHOICE;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Type.BOOLEAN;
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class || type == double.class) {
            return Type.NUMBER;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Type.LIST;
        }
        if (Map.class.isAssignableFrom(type)) {
            return Type.MAP;
        }
        if (type == Object.class) {
            return Type.ANY;
        }
        return property != null && property.multiline() ? Type.TEXT : Type.STRING;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static List<String> choicesOf(Class<?> type) {
        if (!type.isEnum()) {
            return List.of();
        }
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
