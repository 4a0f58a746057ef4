package io.taskloom.engine.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Moves events from the table to Kafka, on two threads: positions are given also while Kafka is away, so that readers of the
 * table go on. Woken after each commit on this node; polls for what others left.
 */
@Component
class Relay implements SmartLifecycle {

    /** Stops after the web server and the consumers, whose last events it still sends. */
    static final int PHASE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Sequencer sequencer;
    private final EventSender sender;
    private final SlotLeases leases;
    private final RelayBell committed;
    private final RelayBell numbered = new RelayBell();
    private final OutboxSettings settings;
    private final Clock clock;
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean running;
    private boolean away;
    private Instant nextRenewal = Instant.EPOCH;
    private @Nullable Thread sequencing;
    private @Nullable Thread sending;

    Relay(
            Sequencer sequencer,
            EventSender sender,
            SlotLeases leases,
            RelayBell committed,
            OutboxSettings settings,
            Clock clock) {
        this.sequencer = sequencer;
        this.sender = sender;
        this.leases = leases;
        this.committed = committed;
        this.settings = settings;
        this.clock = clock;
    }

    /** Events that Kafka has taken from this node since it started. */
    long sent() {
        return sent.get();
    }

    @Override
    public void start() {
        running = true;
        nextRenewal = Instant.EPOCH;
        sequencing = Thread.ofVirtual().name("outbox-sequencer").start(() -> loop(this::sequence));
        sending = Thread.ofVirtual().name("outbox-sender").start(() -> loop(this::send));
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private void loop(Step step) {
        while (running) {
            try {
                step.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The outbox relay pauses: {}", e.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.retryPause());
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void sequence() throws InterruptedException {
        int count = sequencer.number();
        if (count > 0) {
            numbered.ring();
        }
        if (count < settings.batch()) {
            committed.await(settings.poll());
        }
    }

    private void send() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isAfter(nextRenewal)) {
            leases.renew();
            nextRenewal = now.plus(settings.lease().dividedBy(3));
        }
        try {
            int count = sender.send();
            sent.addAndGet(count);
            if (away && count > 0) {
                away = false;
                LOG.info("Kafka takes events again");
            }
            if (count < settings.batch()) {
                numbered.await(settings.poll());
            }
        } catch (KafkaAway e) {
            if (!away) {
                LOG.warn("Kafka does not take events, they wait in the table: {}", e.getMessage());
            }
            away = true;
            Thread.sleep(settings.retryPause());
        }
    }

    @Override
    public void stop() {
        running = false;
        committed.ring();
        numbered.ring();
        join(sequencing);
        join(sending);
        sender.close();
        try {
            leases.release();
        } catch (RuntimeException e) {
            LOG.info("The leases end by themselves: {}", e.toString());
        }
    }

    private void join(@Nullable Thread thread) {
        try {
            Duration patience = settings.ackTimeout();
            if (thread != null && !thread.join(patience)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
