package io.taskloom.standalone;

import com.github.dockerjava.api.model.PortBinding;
import io.taskloom.keycloak.LoginTheme;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.Testcontainers;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.MountableFile;

/** The services as Docker containers; mail and objects stay embedded, their servers are the same Java either way. */
final class ContainerServices implements ServiceSet {

    private final ServiceSet embedded;
    private final Lazy<PostgresServer> postgres = new Lazy<>(new PostgresContainer());
    private final Lazy<KeycloakServer> keycloak = new Lazy<>(new IdentityContainer());
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
    public KeycloakServer keycloak() {
        return keycloak.get();
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
        keycloak.stop();
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

    /** Its port is chosen before it starts: the address is part of every token. Its database is its own; tests need none. */
    private final class IdentityContainer implements Part<KeycloakServer> {

        private static final int SMTP = 1025;

        private final Ports ports = Ports.free();
        private final GenericContainer<?> container = new GenericContainer<>("quay.io/keycloak/keycloak:26.7.3")
                .withCreateContainerCmdModifier(command -> Objects.requireNonNull(command.getHostConfig())
                        .withPortBindings(PortBinding.parse("127.0.0.1:" + ports.keycloak() + ":8080")))
                .withExposedPorts(8080)
                .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", DemoRealm.ADMIN)
                .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakServer.DEMO_PASSWORD)
                .withCommand("start-dev", "--hostname=http://localhost:" + ports.keycloak())
                .withAccessToHost(true)
                .waitingFor(Wait.forHttp("/realms/master").forPort(8080).withStartupTimeout(Duration.ofMinutes(3)));

        @Override
        public KeycloakServer start() {
            var smtp = embedded.mail().port();
            Testcontainers.exposeHostPorts(Map.of(smtp, SMTP));
            var themes = Folders.temporary("taskloom-themes");
            LoginTheme.copyTo(themes);
            container
                    .withCopyFileToContainer(MountableFile.forHostPath(themes), "/opt/keycloak/themes")
                    .withCopyToContainer(
                            Transferable.of(ProviderJar.bytes()), "/opt/keycloak/providers/taskloom-handover.jar")
                    .start();
            return DemoRealm.apply(
                    URI.create("http://localhost:" + ports.keycloak()),
                    ports.app(),
                    GenericContainer.INTERNAL_HOST_HOSTNAME,
                    SMTP);
        }

        @Override
        public void stop() {
            container.stop();
        }
    }
}
