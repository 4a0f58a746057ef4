package io.taskloom.standalone;

import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.kafka.KafkaContainer;

/** The services as Docker containers; mail and objects stay embedded, their servers are the same Java either way. */
final class ContainerServices implements ServiceSet {

    private final ServiceSet embedded;
    private final Lazy<PostgresServer> postgres = new Lazy<>(new PostgresContainer());
    private final Lazy<KafkaBroker> kafka = new Lazy<>(new BrokerContainer());

    ContainerServices(ServiceSet embedded) {
        this.embedded = embedded;
    }

    @Override
    public PostgresServer postgres() {
        return postgres.get();
    }

    @Override
    public KafkaBroker kafka() {
        return kafka.get();
    }

    @Override
    public MailServer mail() {
        return embedded.mail();
    }

    @Override
    public ObjectStore objects() {
        return embedded.objects();
    }

    @Override
    public void close() {
        embedded.close();
        kafka.stop();
        postgres.stop();
    }

    private static final class PostgresContainer implements Part<PostgresServer> {

        // Replaces the container's default command, which switches fsync off.
        private final PostgreSQLContainer<?> container = new PostgreSQLContainer<>("postgres:17")
                .withUsername("postgres")
                .withCommand("postgres", "-c", "max_connections=200");

        @Override
        public PostgresServer start() {
            container.start();
            return new PostgresServer(
                    container.getHost(),
                    container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                    container.getUsername(),
                    container.getPassword());
        }

        @Override
        public void stop() {
            container.stop();
        }
    }

    private static final class BrokerContainer implements Part<KafkaBroker> {

        private final KafkaContainer container = new KafkaContainer("apache/kafka:3.9.2");

        @Override
        public KafkaBroker start() {
            container.start();
            return new KafkaBroker(container.getBootstrapServers());
        }

        @Override
        public void stop() {
            container.stop();
        }
    }
}
