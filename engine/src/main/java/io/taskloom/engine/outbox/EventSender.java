package io.taskloom.engine.outbox;

import io.taskloom.engine.event.EventJson;
import io.taskloom.engine.event.Recorded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends what stands behind the position of this node's slots, in order, and moves the position once Kafka has it. Used by one
 * thread. After any failure the producer is thrown away with all it held, and sending starts again at the position: letting it
 * retry single batches could put a later event before an earlier one.
 */
@Component
class EventSender {

    static final String TYPE_HEADER = "type";

    private static final String UNSENT = """
            select %s from outbox_slot s cross join lateral (
                select * from event where slot = s.slot and position > s.position order by position limit ?
            ) e where s.owner = ? and s.lease_until > now() order by e.position limit ?
            """.formatted(EventRows.COLUMNS);

    private final JdbcTemplate jdbc;
    private final EventRows rows;
    private final EventJson json;
    private final EventTopic topic;
    private final KafkaProperties kafka;
    private final OutboxSettings settings;
    private final UUID node;
    private @Nullable Producer<String, String> producer;

    EventSender(
            JdbcTemplate jdbc,
            EventRows rows,
            EventJson json,
            EventTopic topic,
            KafkaProperties kafka,
            OutboxSettings settings,
            NodeId node) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
        this.topic = topic;
        this.kafka = kafka;
        this.settings = settings;
        this.node = node.value();
    }

    private record Unsent(short slot, Recorded event) {}

    /** @return how many events Kafka has taken, at most a batch */
    int send() throws KafkaAway, InterruptedException {
        List<Unsent> batch = jdbc.query(
                UNSENT,
                (row, number) -> new Unsent(row.getShort("slot"), rows.read(row)),
                settings.batch(),
                node,
                settings.batch());
        if (batch.isEmpty()) {
            return 0;
        }
        try {
            deliver(batch);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            close();
            throw new KafkaAway(e);
        }
        moveOn(batch);
        return batch.size();
    }

    private void deliver(List<Unsent> batch)
            throws KafkaAway, InterruptedException, ExecutionException, TimeoutException {
        Producer<String, String> open = open();
        List<Future<RecordMetadata>> answers = new ArrayList<>(batch.size());
        for (Unsent unsent : batch) {
            answers.add(open.send(message(unsent.event())));
        }
        long deadline = System.nanoTime() + settings.ackTimeout().toNanos();
        for (Future<RecordMetadata> answer : answers) {
            answer.get(Math.max(deadline - System.nanoTime(), 1), TimeUnit.NANOSECONDS);
        }
    }

    private ProducerRecord<String, String> message(Recorded event) {
        var message = new ProducerRecord<>(
                settings.topic(),
                event.subject().id().toString(),
                json.write(event).toString());
        message.headers().add(TYPE_HEADER, event.type().getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private void moveOn(List<Unsent> batch) {
        Map<Short, Long> reached = new TreeMap<>();
        for (Unsent unsent : batch) {
            Long position = unsent.event().position();
            if (position != null) {
                reached.merge(unsent.slot(), position, Math::max);
            }
        }
        // Only while the slot is still ours: its next owner may be further on already.
        List<Object[]> moves = reached.entrySet().stream()
                .map(slot -> new Object[] {slot.getValue(), slot.getKey(), node})
                .toList();
        jdbc.batchUpdate("update outbox_slot set position = ? where slot = ? and owner = ?", moves);
    }

    private Producer<String, String> open() throws KafkaAway, InterruptedException {
        if (producer == null) {
            topic.ensure();
            Map<String, Object> properties = kafka.buildProducerProperties(null);
            properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
            properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
            properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
            properties.put(
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.ackTimeout().toMillis());
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
            producer = new KafkaProducer<>(properties);
        }
        return producer;
    }

    /** Throws away what is not sent yet; the rows are still there. */
    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
