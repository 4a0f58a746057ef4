package io.taskloom.engine.live;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One browser that follows by server-sent events. It is only rung for; what has happened is read from the log, so that it comes
 * whole and in order, and only what may be seen at that time.
 */
class LiveStream {

    private final PersonId person;
    private final Set<Topic> topics;
    private final Semaphore rings = new Semaphore(0);
    private volatile @Nullable String end;

    /** @param topics empty for everything the person may see */
    LiveStream(PersonId person, Set<Topic> topics) {
        this.person = person;
        this.topics = Set.copyOf(topics);
    }

    PersonId person() {
        return person;
    }

    boolean wants(Recorded event) {
        return topics.isEmpty() || topics.contains(Topic.of(event));
    }

    void ring() {
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    void end(String reason) {
        end = reason;
        ring();
    }

    /** Why it is to end; null as long as it is not. */
    @Nullable
    String ending() {
        return end;
    }

    /** Returns when rung, or after the time at the latest. @return false after the time */
    boolean await(Duration atMost) throws InterruptedException {
        if (!rings.tryAcquire(Math.max(atMost.toMillis(), 1), TimeUnit.MILLISECONDS)) {
            return false;
        }
        rings.drainPermits();
        return true;
    }
}
