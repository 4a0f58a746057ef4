package io.taskloom.standalone;

/**
 * A running Kafka broker.
 *
 * @param bootstrapServers {@code host:port}
 */
public record KafkaBroker(String bootstrapServers) {}
