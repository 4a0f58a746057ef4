package io.taskloom.connector.spi;

import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an operation of an installed connector is taken back. */
public final class UndoDescriptor {

    private final Connector connector;
    private final Method method;
    private final Undo undo;
    private final String id;

    /** @throws IllegalArgumentException if the method does not fit the operation */
    UndoDescriptor(Connector connector, String connectorName, Method method, Method operation) {
        this.connector = connector;
        this.method = method;
        this.undo = method.getAnnotation(Undo.class);
        this.id = connectorName + "." + undo.value();
        var types = method.getParameterTypes();
        if (types.length < 2 || types[0] != operation.getParameterTypes()[0] || types[1] != operation.getReturnType()) {
            throw new IllegalArgumentException(
                    "The undo of %s must take what the operation takes and what it answers, first".formatted(id));
        }
        if (!undo.needs().isEmpty()
                && PropertyDescriptor.of(types[0]).stream()
                        .noneMatch(property -> property.name().equals(undo.needs()))) {
            throw new IllegalArgumentException(
                    "The undo of %s needs %s, which is no input".formatted(id, undo.needs()));
        }
        method.setAccessible(true);
    }

    public String title() {
        return undo.title();
    }

    /** Name of the input property without which a step has no undo; empty if every one has. */
    public String needs() {
        return undo.needs();
    }

    /** Whether a step with that input can be undone. @param input by property name, as the step was given it */
    public boolean appliesTo(Map<String, ?> input) {
        if (undo.needs().isEmpty()) {
            return true;
        }
        Object given = input.get(undo.needs());
        return given != null && !given.toString().isBlank();
    }

    /**
     * Takes it back.
     *
     * @param input an instance of the operation's input record
     * @param output of the record that it answered
     * @param credential null where there is none
     * @throws ConnectorException as the connector decides
     */
    public void perform(Object input, Object output, @Nullable Object credential, Call call) {
        var types = method.getParameterTypes();
        @Nullable Object[] arguments = new @Nullable Object[types.length];
        arguments[0] = input;
        arguments[1] = output;
        for (int i = 2; i < types.length; i++) {
            arguments[i] = types[i] == Call.class ? call : credential;
        }
        Invocations.of(connector, method, arguments, "The undo of " + id);
    }
}
