package io.taskloom.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** The file that tells other processes where a set of services answers. */
final class Addresses {

    private final Properties entries;

    Addresses() {
        this(new Properties());
    }

    private Addresses(Properties entries) {
        this.entries = entries;
    }

    static Addresses read(Path file) {
        var entries = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            entries.load(reader);
        } catch (IOException e) {
            throw new ServiceFailure(
                    "TASKLOOM_SERVICES names " + file + ", which cannot be read: unset it, or start that set again", e);
        }
        return new Addresses(entries);
    }

    /** Replaces the file at once, so that a reader never meets half of it. */
    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var next = file.resolveSibling(file.getFileName() + ".next");
            try (Writer writer = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
                entries.store(writer, "Services running for Taskloom");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServiceFailure("Could not write " + file, e);
        }
    }

    Optional<PostgresServer> postgres() {
        return entry("postgres.host")
                .map(host -> new PostgresServer(
                        host,
                        Integer.parseInt(need("postgres.port")),
                        need("postgres.user"),
                        need("postgres.password")));
    }

    void postgres(PostgresServer server) {
        entries.setProperty("postgres.host", server.host());
        entries.setProperty("postgres.port", Integer.toString(server.port()));
        entries.setProperty("postgres.user", server.user());
        entries.setProperty("postgres.password", server.password());
    }

    Optional<KafkaBroker> kafka() {
        return entry("kafka.bootstrap-servers").map(KafkaBroker::new);
    }

    void kafka(KafkaBroker broker) {
        entries.setProperty("kafka.bootstrap-servers", broker.bootstrapServers());
    }

    Optional<KeycloakServer> keycloak() {
        return entry("keycloak.url")
                .map(url -> new KeycloakServer(
                        URI.create(url),
                        need("keycloak.admin-user"),
                        need("keycloak.admin-password"),
                        need("keycloak.engine-secret"),
                        need("keycloak.cockpit-secret")));
    }

    void keycloak(KeycloakServer server) {
        entries.setProperty("keycloak.url", server.url().toString());
        entries.setProperty("keycloak.issuer", server.issuer());
        entries.setProperty("keycloak.admin-user", server.adminUser());
        entries.setProperty("keycloak.admin-password", server.adminPassword());
        entries.setProperty("keycloak.engine-secret", server.engineSecret());
        entries.setProperty("keycloak.cockpit-secret", server.cockpitSecret());
    }

    Optional<MailServer> mail() {
        return entry("mail.host")
                .map(host -> new MailServer(host, Integer.parseInt(need("mail.port")), URI.create(need("mail.inbox"))));
    }

    void mail(MailServer server) {
        entries.setProperty("mail.host", server.host());
        entries.setProperty("mail.port", Integer.toString(server.port()));
        entries.setProperty("mail.inbox", server.inbox().toString());
    }

    Optional<ObjectStore> objects() {
        return entry("s3.endpoint")
                .map(endpoint -> new ObjectStore(
                        URI.create(endpoint), need("s3.access-key"), need("s3.secret-key"), need("s3.bucket")));
    }

    void objects(ObjectStore store) {
        entries.setProperty("s3.endpoint", store.endpoint().toString());
        entries.setProperty("s3.access-key", store.accessKey());
        entries.setProperty("s3.secret-key", store.secretKey());
        entries.setProperty("s3.bucket", store.bucket());
    }

    private Optional<String> entry(String key) {
        return Optional.ofNullable(entries.getProperty(key));
    }

    private String need(String key) {
        return entry(key).orElseThrow(() -> new ServiceFailure("The file of services lacks " + key));
    }
}
