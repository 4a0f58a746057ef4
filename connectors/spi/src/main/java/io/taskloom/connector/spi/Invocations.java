package io.taskloom.connector.spi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Calls a connector's method; whatever it throws comes out as the SPI says. */
final class Invocations {

    private Invocations() {}

    /** @param what it is, as a failure begins */
    static @Nullable Object of(Connector connector, Method method, @Nullable Object[] arguments, String what) {
        try {
            return method.invoke(connector, arguments);
        } catch (InvocationTargetException failure) {
            throw switch (failure.getCause()) {
                case ConnectorException expected -> expected;
                case Error error -> throw error;
                case null, default ->
                    new ConnectorException.Retryable(what + " failed unexpectedly", null, failure.getCause());
            };
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
