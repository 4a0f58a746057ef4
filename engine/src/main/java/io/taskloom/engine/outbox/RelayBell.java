package io.taskloom.engine.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Rung after a commit, so that the relay of this node need not wait for its next poll. */
@Component
class RelayBell {

    private final Semaphore rings = new Semaphore(0);

    void ring() {
        // One ring is as good as many; an unbounded count would be drained one by one for nothing.
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    /** Returns when rung, or after the time at the latest. */
    void await(Duration atMost) throws InterruptedException {
        if (rings.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            rings.drainPermits();
        }
    }
}
