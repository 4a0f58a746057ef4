package io.taskloom.connector.spi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An installed connector, as its annotations describe it.
 *
 * @param icon data URI of its SVG
 */
public record ConnectorDescriptor(
        String name, String title, String description, String icon, List<OperationDescriptor> operations) {

    private static final int MAX_ICON_BYTES = 8 * 1024;

    /** @throws IllegalArgumentException if the connector breaks a rule of the SPI, naming which */
    public static ConnectorDescriptor of(Connector connector) {
        var type = connector.getClass();
        var info = type.getAnnotation(ConnectorInfo.class);
        if (info == null) {
            throw new IllegalArgumentException(type.getName() + " lacks @ConnectorInfo");
        }
        var operations = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .map(method ->
                        new OperationDescriptor(connector, info.name(), method, undo(connector, info.name(), method)))
                .sorted(Comparator.comparing(OperationDescriptor::id))
                .toList();
        if (operations.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " has no @Operation");
        }
        undos(type)
                .map(method -> method.getAnnotation(Undo.class).value())
                .filter(undone -> operations.stream()
                        .noneMatch(operation -> operation.id().equals(info.name() + "." + undone)))
                .forEach(undone -> {
                    throw new IllegalArgumentException(
                            "%s undoes %s, which it has no operation for".formatted(type.getName(), undone));
                });
        return new ConnectorDescriptor(info.name(), info.title(), info.description(), icon(type, info), operations);
    }

    private static @Nullable UndoDescriptor undo(Connector connector, String name, Method operation) {
        var value = operation.getAnnotation(Operation.class).value();
        var found = undos(connector.getClass())
                .filter(method -> method.getAnnotation(Undo.class).value().equals(value))
                .toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException("%s.%s has two undos".formatted(name, value));
        }
        return found.isEmpty() ? null : new UndoDescriptor(connector, name, found.getFirst(), operation);
    }

    private static Stream<Method> undos(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Undo.class));
    }

    private static String icon(Class<?> type, ConnectorInfo info) {
        try (var stream = type.getResourceAsStream(info.icon())) {
            if (stream == null) {
                throw new IllegalArgumentException("%s: no %s beside the class".formatted(type.getName(), info.icon()));
            }
            var bytes = stream.readNBytes(MAX_ICON_BYTES + 1);
            if (bytes.length > MAX_ICON_BYTES) {
                throw new IllegalArgumentException("%s is larger than 8 KB".formatted(info.icon()));
            }
            return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
