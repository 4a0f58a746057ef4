package io.taskloom.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The child JVM of {@link EmbeddedKafka}: formats the storage once, then runs Kafka until its parent is gone. */
final class KafkaMain {

    private KafkaMain() {}

    public static void main(String[] args) throws IOException {
        endWithParent();
        var file = args[0];
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            settings.load(reader);
        }
        if (!Files.exists(Path.of(settings.getProperty("log.dirs"), "meta.properties"))) {
            var format =
                    new String[] {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file};
            if (StorageTool.execute(format, System.out) != 0) {
                throw new ServiceFailure("Kafka's storage could not be formatted");
            }
        }
        Kafka.main(new String[] {file});
    }

    /** A parent that was killed stops nothing itself; but the pipe to it breaks. */
    private static void endWithParent() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    continue;
                }
            } catch (IOException e) {
                System.err.println("The parent is gone: " + e.getMessage());
            }
            System.exit(0);
        });
    }
}
