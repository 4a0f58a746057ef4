package io.taskloom.engine.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The streams of this node. */
@Component
class LiveStreams implements SmartLifecycle {

    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final LiveSettings settings;
    private volatile boolean running;

    LiveStreams(LiveSettings settings, MeterRegistry meters) {
        this.settings = settings;
        Gauge.builder("taskloom.live.streams", streams, Set::size)
                .description("Browsers that follow this node by server-sent events")
                .register(meters);
    }

    /** @throws TooManyStreams if the person has as many as they may */
    synchronized void open(LiveStream stream) {
        long already = streams.stream()
                .filter(other -> other.person().equals(stream.person()))
                .count();
        if (already >= settings.streams()) {
            throw new TooManyStreams(settings.streams());
        }
        streams.add(stream);
        if (!running) {
            stream.end("restart");
        }
    }

    void close(LiveStream stream) {
        streams.remove(stream);
    }

    /** Whoever may perhaps see it looks for it. */
    void wake(Recorded event) {
        streams.stream().filter(stream -> stream.wants(event)).forEach(LiveStream::ring);
    }

    void endAllOf(PersonId person) {
        streams.stream()
                .filter(stream -> stream.person().equals(person))
                .forEach(stream -> stream.end("rights-changed"));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.forEach(stream -> stream.end("restart"));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which waits for what is under way. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
