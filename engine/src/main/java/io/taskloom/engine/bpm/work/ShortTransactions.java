package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.ProcessMoved;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Runs transactions a few at a time, so that many calls ending at once need few connections, and again when they met another at
 * the same row (two branches at a join) or the database was away for a moment.
 */
@Component
class ShortTransactions {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LONGEST_PAUSE_MILLIS = 1_000;

    private final Semaphore permits;

    ShortTransactions(WorkSettings settings) {
        permits = new Semaphore(settings.completions(), true);
    }

    interface Work<T> {
        T run();
    }

    <T> T run(Work<T> work) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 1; ; attempt++) {
            permits.acquireUninterruptibly();
            try {
                return work.run();
            } catch (RuntimeException e) {
                if (!passes(e) || System.nanoTime() > until) {
                    throw e;
                }
            } finally {
                permits.release();
            }
            pause(attempt);
        }
    }

    private static void pause(int attempt) {
        int most = Math.min(LONGEST_PAUSE_MILLIS, 10 << Math.min(attempt, 7));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to record an outcome", e);
        }
    }

    private static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof OptimisticLockingFailureException
                    || cause instanceof ProcessMoved
                    || cause instanceof TransientDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && passes(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Connection trouble, serialization failures and deadlocks, and a server that goes down or comes up. */
    private static boolean passes(@org.jspecify.annotations.Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("40") || state.startsWith("57P"));
    }
}
