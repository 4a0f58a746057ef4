package io.taskloom.standalone;

import java.util.List;
import java.util.Optional;

/** The services as processes of this machine, their data below one folder. */
final class EmbeddedServices implements ServiceSet {

    private final EmbeddedPostgres database;
    private final Lazy<PostgresServer> postgres;
    private final Lazy<KafkaBroker> kafka;
    private final Lazy<KeycloakServer> keycloak;
    private final Lazy<MailServer> mail;
    private final Lazy<ObjectStore> objects;

    EmbeddedServices(Home home, Ports ports) {
        database = new EmbeddedPostgres(home, ports.postgres());
        postgres = new Lazy<>(database);
        kafka = new Lazy<>(new EmbeddedKafka(home, ports.kafka()));
        keycloak = new Lazy<>(new EmbeddedKeycloak(home, ports, postgres::get));
        mail = new Lazy<>(new EmbeddedMail(home, ports.smtp(), ports.mail()));
        objects = new Lazy<>(new EmbeddedObjectStore(home, ports.s3()));
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
        return mail.get();
    }

    @Override
    public ObjectStore objects() {
        return objects.get();
    }

    Optional<Long> postgresPid() {
        return database.pid();
    }

    /** Stops a part if it runs, and starts it. */
    void restart(String part) {
        named(part).restart();
    }

    /** Stops a part until it is restarted. */
    void halt(String part) {
        named(part).halt();
    }

    private Lazy<?> named(String part) {
        return switch (part) {
            case "postgres" -> postgres;
            case "kafka" -> kafka;
            case "keycloak" -> keycloak;
            case "mail" -> mail;
            default -> throw new ServiceFailure("There is no part " + part + " to restart");
        };
    }

    @Override
    public void close() {
        // PostgreSQL last: the others keep their data in it.
        List.of(objects, keycloak, kafka, mail, postgres).forEach(Lazy::stop);
    }
}
