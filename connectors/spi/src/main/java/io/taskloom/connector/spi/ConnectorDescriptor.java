package io.taskloom.connector.spi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

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
                .map(method -> new OperationDescriptor(connector, info.name(), method))
                .sorted(Comparator.comparing(OperationDescriptor::id))
                .toList();
        if (operations.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " has no @Operation");
        }
        return new ConnectorDescriptor(info.name(), info.title(), info.description(), icon(type, info), operations);
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
