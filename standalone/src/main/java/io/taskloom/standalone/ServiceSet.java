package io.taskloom.standalone;

/** One set of services, each started when it is first asked for. */
interface ServiceSet extends AutoCloseable {

    PostgresServer postgres();

    KafkaBroker kafka();

    KeycloakServer keycloak();

    MailServer mail();

    ObjectStore objects();

    /** Stops what was started. */
    @Override
    void close();
}
