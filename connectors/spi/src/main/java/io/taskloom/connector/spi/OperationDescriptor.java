package io.taskloom.connector.spi;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation of an installed connector: what it takes and answers, and how to perform it. */
public final class OperationDescriptor {

    private final Connector connector;
    private final Method method;
    private final String connectorName;
    private final Operation operation;
    private final @Nullable UndoDescriptor undo;

    OperationDescriptor(Connector connector, String connectorName, Method method, @Nullable UndoDescriptor undo) {
        this.connector = connector;
        this.connectorName = connectorName;
        this.method = method;
        this.operation = method.getAnnotation(Operation.class);
        this.undo = undo;
        method.setAccessible(true);
        PropertyDescriptor.of(inputType());
        PropertyDescriptor.of(method.getReturnType());
    }

    /** {@code email.send}: behind {@code connector:} it is the topic of a step. */
    public String id() {
        return connectorName + "." + operation.value();
    }

    public String title() {
        return operation.title();
    }

    public String description() {
        return operation.description();
    }

    public Class<?> inputType() {
        return method.getParameterTypes()[0];
    }

    public List<PropertyDescriptor> input() {
        return PropertyDescriptor.of(inputType());
    }

    public List<PropertyDescriptor> output() {
        return PropertyDescriptor.of(method.getReturnType());
    }

    /** The record that carries the credential it needs, annotated with {@link CredentialKind}; empty for none. */
    public Optional<Class<?>> credentialType() {
        return Arrays.stream(method.getParameterTypes())
                .filter(type -> type.isAnnotationPresent(CredentialKind.class))
                .findFirst();
    }

    /** The record that it answers. */
    public Class<?> outputType() {
        return method.getReturnType();
    }

    /** How it is taken back; empty if it can't be. */
    public Optional<UndoDescriptor> undo() {
        return Optional.ofNullable(undo);
    }

    /**
     * Performs it.
     *
     * @param input an instance of {@link #inputType()}
     * @param credential an instance of {@link #credentialType()}; null where there is none
     * @return the operation's record
     * @throws ConnectorException as the operation decides
     */
    public Object perform(Object input, @Nullable Object credential, Call call) {
        var arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> type == inputType() ? input : type == Call.class ? call : credential)
                .toArray();
        return Objects.requireNonNull(Invocations.of(connector, method, arguments, id()));
    }
}
