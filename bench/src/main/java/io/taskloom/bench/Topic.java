package io.taskloom.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Listens to what comes into a topic from now on, and notes how old each event is when it arrives. */
final class Topic implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Arrival(String type, Duration age) {}

    private final Consumer<String, String> consumer;
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final Thread listener;

    Topic(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // The end is looked up lazily: now, not with the first poll.
        partitions.forEach(consumer::position);
        listener = Thread.ofPlatform().start(this::listen);
    }

    /** Waits for so many events of the type, and tells their ages. */
    List<Duration> delays(String type, int count, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (ages(type).size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "only %d of %d came".formatted(ages(type).size(), count));
            }
            Pause.of(Duration.ofMillis(50));
        }
        return ages(type);
    }

    private List<Duration> ages(String type) {
        return arrivals.stream()
                .filter(arrival -> arrival.type().equals(type))
                .map(Arrival::age)
                .toList();
    }

    private void listen() {
        try {
            while (true) {
                var records = consumer.poll(Duration.ofSeconds(1));
                var now = Instant.now();
                records.forEach(record -> arrivals.add(arrival(record, now)));
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    private static Arrival arrival(ConsumerRecord<String, String> record, Instant now) {
        try {
            var event = JSON.readTree(record.value());
            return new Arrival(
                    event.path("type").asText(),
                    Duration.between(Instant.parse(event.path("time").asText()), now));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not an event: " + record.value(), e);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
