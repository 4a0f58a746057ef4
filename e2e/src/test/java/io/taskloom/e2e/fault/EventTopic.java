package io.taskloom.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic from its beginning, and in passing how far a group of consumers has come. */
final class EventTopic implements AutoCloseable {

    private static final String TOPIC = "taskloom.events";

    private final KafkaConsumer<String, String> consumer;
    private final List<JsonNode> read = new ArrayList<>();

    /** @param group whose progress {@link #isHandled} asks for; it is not joined */
    EventTopic(String bootstrapServers, String group) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        TOPIC + "." + group,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(partitions());
        consumer.seekToBeginning(consumer.assignment());
    }

    /** The events of this type so far about these subjects, doubled ones as often as they come. */
    List<JsonNode> events(String type, List<String> subjects) {
        consumer.poll(Duration.ofMillis(200)).forEach(message -> {
            try {
                read.add(new ObjectMapper().readTree(message.value()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return read.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .filter(event ->
                        subjects.contains(event.path("subject").path("id").asText()))
                .toList();
    }

    /** Whether the group has done with all there is now. */
    boolean isHandled() {
        var done = consumer.committed(consumer.assignment());
        return consumer.endOffsets(consumer.assignment()).entrySet().stream().allMatch(end -> {
            var offset = done.get(end.getKey());
            return end.getValue() == 0 || (offset != null && offset.offset() >= end.getValue());
        });
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toList());
    }
}
