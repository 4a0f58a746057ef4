package io.taskloom.connector.spi;

import java.util.Map;

/**
 * Connects Taskloom with something outside. Found by {@link java.util.ServiceLoader}; carries {@link ConnectorInfo} and one
 * method per operation, annotated with {@link Operation}. Instances are shared by many threads.
 */
public interface Connector extends AutoCloseable {

    /**
     * Called once before the first operation.
     *
     * @param settings the installation's settings for this connector, by kebab-case name
     * @throws IllegalArgumentException if a setting is wrong; stops the engine's start with that message
     */
    default void configure(Map<String, String> settings) {}

    @Override
    default void close() {}
}
