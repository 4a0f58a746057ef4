package io.taskloom.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Kafka in KRaft mode, broker and controller in one child JVM. */
final class EmbeddedKafka implements Part<KafkaBroker> {

    private final Path data;
    private final int port;
    private final Child child;

    EmbeddedKafka(Home home, int port) {
        this.data = home.data("kafka");
        this.port = port;
        this.child = new Child("kafka", home);
    }

    @Override
    public KafkaBroker start() {
        Folders.create(data);
        var settings = data.resolve("server.properties");
        try {
            Files.writeString(settings, settings(Ports.next()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = Jvm.command(
                KafkaMain.class,
                settings.toString(),
                "-Xms64m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=io/taskloom/standalone/kafka-logback.xml");
        // Its own start is past when the client listener accepts: that is opened last.
        child.start(command, Map.of(), Duration.ofSeconds(60), () -> Await.listens(port));
        return new KafkaBroker("127.0.0.1:" + port);
    }

    @Override
    public void stop() {
        child.stop();
    }

    Child child() {
        return child;
    }

    /** The short session lets a broker that was killed come back in seconds: the controller forgets it sooner. */
    private String settings(int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                broker.session.timeout.ms=2000
                broker.heartbeat.interval.ms=500
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controllerPort, data.resolve("log"));
    }
}
