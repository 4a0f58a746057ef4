package io.taskloom.standalone;

import java.nio.file.Path;
import java.util.List;

/** The services as processes of this machine, their data below one folder. */
final class EmbeddedServices implements ServiceSet {

    private final Lazy<PostgresServer> postgres;
    private final Lazy<KafkaBroker> kafka;
    private final Lazy<MailServer> mail;
    private final Lazy<ObjectStore> objects;

    EmbeddedServices(Path data, Ports ports) {
        var logs = data.resolve("logs");
        postgres = new Lazy<>(new EmbeddedPostgres(data.resolve("postgres"), logs, ports.postgres()));
        kafka = new Lazy<>(new EmbeddedKafka(data.resolve("kafka"), logs, ports.kafka()));
        mail = new Lazy<>(new EmbeddedMail(data.resolve("mail"), ports.smtp(), ports.mail()));
        objects = new Lazy<>(new EmbeddedObjectStore(data.resolve("s3"), ports.s3()));
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
        return mail.get();
    }

    @Override
    public ObjectStore objects() {
        return objects.get();
    }

    @Override
    public void close() {
        // PostgreSQL last: the others keep their data in it.
        List.of(objects, mail, kafka, postgres).forEach(Lazy::stop);
    }
}
