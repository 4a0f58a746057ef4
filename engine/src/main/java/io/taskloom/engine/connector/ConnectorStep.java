package io.taskloom.engine.connector;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.taskloom.connector.spi.ConnectorException;
import io.taskloom.connector.spi.OperationDescriptor;
import io.taskloom.engine.bpm.StepWork;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Performs connector steps: topic {@code connector:<connector>.<operation>}. */
@Component
class ConnectorStep implements StepWork {

    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private final ConnectorCatalog catalog;
    private final Credentials credentials;

    ConnectorStep(ConnectorCatalog catalog, Credentials credentials) {
        this.catalog = catalog;
        this.credentials = credentials;
    }

    @Override
    public String prefix() {
        return "connector";
    }

    @Override
    public boolean offers(String name) {
        return catalog.operation(name).isPresent();
    }

    @Override
    public Outcome perform(StepWork.Call call) {
        var operation = catalog.operation(call.name()).orElse(null);
        if (operation == null) {
            return new Outcome.Failed("No connector offers \"%s\".".formatted(call.name()), false, null);
        }
        try {
            var input = StepInput.of(operation, call.input());
            var result = operation.perform(
                    input,
                    credential(operation),
                    new io.taskloom.connector.spi.Call(call.idempotencyKey(), call.attempt()));
            return new Outcome.Done(JSON.convertValue(result, new TypeReference<Map<String, Object>>() {}));
        } catch (ConnectorException failure) {
            return switch (failure) {
                case ConnectorException.Retryable later -> new Outcome.Failed(message(later), true, later.retryAfter());
                case ConnectorException.Permanent never -> new Outcome.Error(never.code(), message(never));
            };
        }
    }

    private @Nullable Object credential(OperationDescriptor operation) {
        return operation.credentialType().flatMap(credentials::find).orElse(null);
    }

    private static String message(ConnectorException failure) {
        return String.valueOf(failure.getMessage());
    }
}
