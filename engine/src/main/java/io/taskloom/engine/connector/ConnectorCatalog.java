package io.taskloom.engine.connector;

import io.taskloom.connector.spi.Connector;
import io.taskloom.connector.spi.ConnectorDescriptor;
import io.taskloom.connector.spi.OperationDescriptor;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.springframework.stereotype.Component;

/** The connectors found on the class path, configured and ready. */
@Component
class ConnectorCatalog {

    private final List<Connector> connectors = new ArrayList<>();
    private final List<ConnectorDescriptor> descriptors = new ArrayList<>();
    private final Map<String, OperationDescriptor> operations = new LinkedHashMap<>();

    ConnectorCatalog(ConnectorSettings settings) {
        for (var connector : ServiceLoader.load(Connector.class)) {
            var descriptor = ConnectorDescriptor.of(connector);
            connector.configure(settings.connector().getOrDefault(descriptor.name(), Map.of()));
            connectors.add(connector);
            descriptors.add(descriptor);
            for (var operation : descriptor.operations()) {
                if (operations.put(operation.id(), operation) != null) {
                    throw new IllegalStateException(
                            "Two connectors are called %s: remove one of them from the class path"
                                    .formatted(descriptor.name()));
                }
            }
        }
    }

    List<ConnectorDescriptor> all() {
        return List.copyOf(descriptors);
    }

    /** @param id {@code email.send} */
    Optional<OperationDescriptor> operation(String id) {
        return Optional.ofNullable(operations.get(id));
    }

    @PreDestroy
    void close() throws Exception {
        for (var connector : connectors) {
            connector.close();
        }
    }
}
