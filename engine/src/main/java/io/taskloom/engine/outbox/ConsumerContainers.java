package io.taskloom.engine.outbox;

import io.taskloom.engine.event.EventJson;
import io.taskloom.engine.event.Recorded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.CommonLoggingErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** Builds the Kafka side of consumers and broadcasts. */
@Component
class ConsumerContainers {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerContainers.class);

    private final KafkaProperties kafka;
    private final OutboxSettings settings;
    private final EventJson json;
    private final EventHandling handling;

    ConsumerContainers(KafkaProperties kafka, OutboxSettings settings, EventJson json, EventHandling handling) {
        this.kafka = kafka;
        this.settings = settings;
        this.json = json;
        this.handling = handling;
    }

    AbstractMessageListenerContainer<String, String> consumer(EventConsumer consumer) {
        var properties = new ContainerProperties(settings.topic());
        // By the topic too, so that two installations on one cluster never share a group.
        properties.setGroupId(settings.topic() + "." + consumer.name());
        properties.setMessageListener((MessageListener<String, String>) message -> {
            if (consumer.types().isEmpty() || consumer.types().contains(type(message))) {
                handling.handle(consumer, json.read(message.value()));
            }
        });
        common(properties, consumer.name());
        var container = new ConcurrentMessageListenerContainer<>(factory(), properties);
        container.setConcurrency(settings.consumerThreads());
        container.setCommonErrorHandler(retries(consumer));
        container.setBeanName("events-" + consumer.name());
        return container;
    }

    /** Every partition, from its end, in no group: each node hears everything. */
    AbstractMessageListenerContainer<String, String> broadcast(List<EventBroadcast> broadcasts, int partitions) {
        var properties = new ContainerProperties(IntStream.range(0, partitions)
                .mapToObj(partition ->
                        new TopicPartitionOffset(settings.topic(), partition, TopicPartitionOffset.SeekPosition.END))
                .toArray(TopicPartitionOffset[]::new));
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMessageListener((MessageListener<String, String>) message -> {
            Recorded event = json.read(message.value());
            broadcasts.forEach(broadcast -> tell(broadcast, event));
        });
        common(properties, "broadcast");
        var container = new KafkaMessageListenerContainer<>(factory(), properties);
        container.setCommonErrorHandler(new CommonLoggingErrorHandler());
        container.setBeanName("events-broadcast");
        return container;
    }

    private static void tell(EventBroadcast broadcast, Recorded event) {
        try {
            broadcast.hear(event);
        } catch (RuntimeException e) {
            LOG.warn("{} missed {} {}", broadcast.getClass().getSimpleName(), event.type(), event.id(), e);
        }
    }

    private static void common(ContainerProperties properties, String name) {
        var threads = new SimpleAsyncTaskExecutor("events-" + name + "-");
        threads.setVirtualThreads(true);
        properties.setListenerTaskExecutor(threads);
        properties.setMissingTopicsFatal(false);
        properties.setShutdownTimeout(10_000);
    }

    private DefaultKafkaConsumerFactory<String, String> factory() {
        Map<String, Object> properties = kafka.buildConsumerProperties(null);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        // What a dead node had is taken over within seconds.
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        return new DefaultKafkaConsumerFactory<>(properties);
    }

    private DefaultErrorHandler retries(EventConsumer consumer) {
        var patience = new ExponentialBackOffWithMaxRetries(settings.consumerAttempts() - 1);
        patience.setInitialInterval(200);
        patience.setMaxInterval(5_000);
        var handler = new DefaultErrorHandler((message, e) -> park(consumer, message, e), patience);
        handler.setBackOffFunction((message, e) -> isDatabaseAway(e) ? untilItIsBack() : null);
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    private void park(EventConsumer consumer, ConsumerRecord<?, ?> message, Exception e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        String payload = String.valueOf(message.value());
        Recorded event;
        try {
            event = json.read(payload);
        } catch (IllegalArgumentException broken) {
            LOG.error("{} skips a record at {} that is no event", consumer.name(), message.offset());
            return;
        }
        handling.park(consumer, event, payload, reason.toString());
        LOG.error("{} gave up on {} {}; it is parked", consumer.name(), event.type(), event.id(), reason);
    }

    private static BackOff untilItIsBack() {
        var pause = new ExponentialBackOff(200, 2);
        pause.setMaxInterval(2_000);
        return pause;
    }

    private static boolean isDatabaseAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException) {
                return true;
            }
        }
        return false;
    }

    private static String type(ConsumerRecord<?, ?> message) {
        Header header = message.headers().lastHeader(EventSender.TYPE_HEADER);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
