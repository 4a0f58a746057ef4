package io.taskloom.engine.outbox;

import io.taskloom.engine.background.Pausable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Runs every consumer and broadcast that a feature declares. Kafka may come later than the engine. Held up, events wait in Kafka for
 * the consumers; the broadcasts, which write nothing, go on.
 */
@Component
class Consumers implements SmartLifecycle, Pausable {

    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);

    private final List<EventConsumer> consumers;
    private final List<EventBroadcast> broadcasts;
    private final ConsumerContainers containers;
    private final EventTopic topic;
    private final OutboxSettings settings;
    private final List<AbstractMessageListenerContainer<String, String>> started = new ArrayList<>();
    private final List<AbstractMessageListenerContainer<String, String>> consuming = new ArrayList<>();
    private @Nullable Thread starting;
    private volatile boolean running;
    private boolean paused;

    Consumers(
            ObjectProvider<EventConsumer> consumers,
            ObjectProvider<EventBroadcast> broadcasts,
            ConsumerContainers containers,
            EventTopic topic,
            OutboxSettings settings) {
        this.consumers = consumers.orderedStream().toList();
        this.broadcasts = broadcasts.orderedStream().toList();
        this.containers = containers;
        this.topic = topic;
        this.settings = settings;
        Set<String> names = new HashSet<>();
        for (EventConsumer consumer : this.consumers) {
            if (!names.add(consumer.name())) {
                throw new IllegalStateException("Two event consumers are called " + consumer.name());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        starting = Thread.ofVirtual().name("event-consumers").start(this::startWhenKafkaAnswers);
    }

    private void startWhenKafkaAnswers() {
        try {
            while (running) {
                try {
                    startAll(topic.ensure());
                    return;
                } catch (KafkaAway e) {
                    LOG.warn("Kafka does not answer, consumers wait: {}", e.getMessage());
                    Thread.sleep(settings.retryPause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void startAll(int partitions) {
        if (!running) {
            return;
        }
        if (!broadcasts.isEmpty()) {
            started.add(containers.broadcast(broadcasts, partitions));
        }
        consumers.forEach(consumer -> consuming.add(containers.consumer(consumer)));
        if (paused) {
            consuming.forEach(AbstractMessageListenerContainer::pause);
        }
        started.addAll(consuming);
        started.forEach(AbstractMessageListenerContainer::start);
    }

    @Override
    public void stop() {
        running = false;
        if (starting != null) {
            starting.interrupt();
        }
        stopAll();
    }

    private synchronized void stopAll() {
        started.parallelStream().forEach(AbstractMessageListenerContainer::stop);
        started.clear();
        consuming.clear();
    }

    @Override
    public synchronized void pause() {
        paused = true;
        consuming.forEach(AbstractMessageListenerContainer::pause);
    }

    @Override
    public synchronized void resume() {
        paused = false;
        consuming.forEach(AbstractMessageListenerContainer::resume);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Relay.PHASE + 100;
    }
}
