package io.taskloom.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.GroundTest;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.standalone.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Kafka is away when the engine starts, and comes later. */
@GroundTest
@Import({KafkaAwayTests.Collector.class, KafkaAwayTests.UnreachableKafka.class})
class KafkaAwayTests {

    private static final int PORT = freePort();
    private static final PersonId NOBODY = new PersonId(Ids.next());

    @Autowired
    private Events events;

    @Autowired
    private EventLog log;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Collector collector;

    @Test
    void theWorkGoesOnAndEventsArriveLater() throws IOException {
        // given
        UUID about = Ids.next();
        long start = log.head(NOBODY, Set.of(Happened.WORKSPACE));

        // when
        for (int i = 1; i <= 20; i++) {
            int number = i;
            transaction.execute(status -> events.publish(new Actor.System("test"), new Happened(about, number)));
        }

        // then: whoever reads the table is served meanwhile
        await().atMost(Duration.ofSeconds(10))
                .until(() -> log.since(start, NOBODY, Set.of(Happened.WORKSPACE), Set.of(), 100)
                                .size()
                        == 20);
        assertThat(collector.numbers).isEmpty();

        // when
        try (var ignored = new Door(PORT)) {
            // then
            await().atMost(Duration.ofSeconds(40)).until(() -> collector.numbers.size() >= 20);
        }
        assertThat(List.copyOf(collector.numbers)).hasSize(20).isSorted();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static class UnreachableKafka {

        /** The door to Kafka is closed; behind it, brokers tell their own address. After the settings are bound, not before. */
        @Bean
        static BeanPostProcessor kafkaBehindADoor() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof KafkaProperties kafka) {
                        kafka.setBootstrapServers(List.of("127.0.0.1:" + PORT));
                    }
                    return bean;
                }
            };
        }
    }

    @Component
    static class Collector implements EventConsumer {

        private final ConcurrentLinkedQueue<Integer> numbers = new ConcurrentLinkedQueue<>();

        @Override
        public String name() {
            return "test-collector";
        }

        @Override
        public void handle(Recorded event) {
            numbers.add(event.data().path("number").asInt());
        }
    }

    /** Passes on every connection to the real broker while it stands open. */
    private static final class Door implements AutoCloseable {

        private final ServerSocket listening;

        Door(int port) throws IOException {
            listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::open);
        }

        private void open() {
            String[] broker = Services.shared().kafka().bootstrapServers().split(":");
            try {
                while (!listening.isClosed()) {
                    Socket client = listening.accept();
                    var server = new Socket(broker[0], Integer.parseInt(broker[1]));
                    Thread.ofVirtual().start(() -> pump(client, server));
                    Thread.ofVirtual().start(() -> pump(server, client));
                }
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }

        private static void pump(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // Either side hung up.
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
