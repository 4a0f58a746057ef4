package io.taskloom.engine.limit;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What this node has of one budget, taken out of the shared store beforehand. */
class Lease {

    /** Longer than that nothing is kept: the shared budget has filled up meanwhile as if it had been used. */
    private static final long KEPT_MS = 10_000;

    /** An empty budget is not asked for more often than that. */
    private static final long PAUSE_MS = 250;

    private final ReentrantLock lock = new ReentrantLock();
    private long tokens;
    private double shared;
    private long fetchedAt;
    private long emptyUntil;

    /** @param fetch asks the shared store; waited for by whoever else wants of this budget */
    Taken take(Budget budget, long now, Supplier<BudgetStore.Granted> fetch) {
        lock.lock();
        try {
            if (now - fetchedAt > KEPT_MS) {
                tokens = 0;
            }
            if (tokens == 0 && now >= emptyUntil) {
                BudgetStore.Granted granted = fetch.get();
                tokens = granted.granted();
                shared = granted.left();
                fetchedAt = now;
                emptyUntil = tokens > 0 ? now : now + Math.max(PAUSE_MS, untilNext(budget));
            }
            if (tokens == 0) {
                return new Taken(budget, false, 0, Duration.ofMillis(Math.max(1, emptyUntil - now)));
            }
            tokens--;
            long left = tokens + Math.max(0, (long) shared);
            return new Taken(budget, true, left, Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }

    private long untilNext(Budget budget) {
        return (long) Math.ceil((1 - shared) / budget.perSecond() * 1_000);
    }
}
