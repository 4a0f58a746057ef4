package io.taskloom.engine.connector;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.taskloom.connector.spi.Call;
import io.taskloom.connector.spi.ConnectorException;
import io.taskloom.connector.spi.OperationDescriptor;
import io.taskloom.connector.spi.UndoDescriptor;
import io.taskloom.engine.bpm.StepUndo;
import io.taskloom.engine.event.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has connectors take back what their operations did, where they say how. */
@Component
class ConnectorUndo implements StepUndo {

    private static final String PREFIX = "connector:";
    private static final JsonMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ConnectorCatalog catalog;
    private final Credentials credentials;

    ConnectorUndo(ConnectorCatalog catalog, Credentials credentials) {
        this.catalog = catalog;
        this.credentials = credentials;
    }

    @Override
    public boolean handles(String topic) {
        return topic.startsWith(PREFIX);
    }

    @Override
    public Optional<Outcome> look(Actor actor, Done step, Map<String, Object> ahead) {
        return Optional.of(
                switch (way(step)) {
                    case Way.Closed closed -> new Outcome.Impossible(closed.why());
                    case Way.Open open ->
                        new Outcome.Taken(List.of(new Effect(open.undo().title(), null)));
                });
    }

    @Override
    public Outcome undo(Actor actor, Done step, Consumer<Outcome> record) {
        return switch (way(step)) {
            case Way.Closed closed -> new Outcome.Impossible(closed.why());
            case Way.Open open -> {
                try {
                    open.undo()
                            .perform(
                                    StepInput.of(open.operation(), open.input()),
                                    JSON.convertValue(
                                            step.result(), open.operation().outputType()),
                                    credential(open.operation()),
                                    new Call(step.key().toString(), step.attempt()));
                    yield new Outcome.Taken(List.of(new Effect(open.undo().title(), null)));
                } catch (ConnectorException failure) {
                    yield failed(failure);
                } catch (IllegalArgumentException unlike) {
                    yield new Outcome.Impossible("What it brought is not what the connector takes.");
                }
            }
        };
    }

    private static Outcome failed(ConnectorException failure) {
        String why = String.valueOf(failure.getMessage());
        return switch (failure) {
            case ConnectorException.Retryable later -> new Outcome.Failed(why, true, later.retryAfter());
            case ConnectorException.Permanent ignored -> new Outcome.Failed(why, false, null);
        };
    }

    private Way way(Done step) {
        OperationDescriptor operation =
                catalog.operation(step.topic().substring(PREFIX.length())).orElse(null);
        if (operation == null) {
            return new Way.Closed("Its connector is not installed any more.");
        }
        UndoDescriptor undo = operation.undo().orElse(null);
        if (undo == null) {
            return new Way.Closed("“%s” can't be undone.".formatted(operation.title()));
        }
        Map<String, Object> input = step.input();
        if (input == null || step.result() == null) {
            return new Way.Closed(NOT_KEPT);
        }
        return undo.appliesTo(input)
                ? new Way.Open(operation, undo, input)
                : new Way.Closed("The step has no “%s”, so that nothing can be called."
                        .formatted(label(operation, undo.needs())));
    }

    private static String label(OperationDescriptor operation, String property) {
        return operation.input().stream()
                .filter(each -> each.name().equals(property))
                .findFirst()
                .orElseThrow()
                .label();
    }

    private @Nullable Object credential(OperationDescriptor operation) {
        return operation.credentialType().flatMap(credentials::find).orElse(null);
    }

    /** Whether there is a way back. */
    private sealed interface Way {
        record Open(OperationDescriptor operation, UndoDescriptor undo, Map<String, Object> input) implements Way {}

        record Closed(String why) implements Way {}
    }
}
