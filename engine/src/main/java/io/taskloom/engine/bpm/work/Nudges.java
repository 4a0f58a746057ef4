package io.taskloom.engine.bpm.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes whoever looks for steps, so that it need not look often. */
@Component
class Nudges {

    private final Semaphore bell = new Semaphore(0);

    void now() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    void afterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    now();
                }
            });
        } else {
            now();
        }
    }

    void in(Duration wait) {
        CompletableFuture.delayedExecutor(wait.toMillis() + 1, TimeUnit.MILLISECONDS)
                .execute(this::now);
    }

    /** @return true if somebody rang, false if the time is up */
    boolean await(Duration longest) throws InterruptedException {
        boolean rung = bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        bell.drainPermits();
        return rung;
    }
}
