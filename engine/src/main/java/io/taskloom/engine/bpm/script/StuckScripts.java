package io.taskloom.engine.bpm.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scripts that were told to end and did not, since one built-in call goes on and on: none is known, but their number is not ours
 * to say. The thread is lost until the call ends, so others get another one, and that script is not run again on this node.
 */
final class StuckScripts {

    private static final Logger LOG = LoggerFactory.getLogger(StuckScripts.class);

    /** Beyond it no thread is replaced: the machine has only so many processors. */
    private static final int MOST_REPLACED = 16;

    private static final int REMEMBERED = 1_000;
    private static final Duration FOR = Duration.ofDays(1);

    private final ThreadPoolExecutor threads;
    private final Duration grace;
    private final Cache<String, Boolean> sources =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(FOR).build();
    private int replaced;

    /** @param grace how long a script that was told to end may take for it */
    StuckScripts(ThreadPoolExecutor threads, Duration grace) {
        this.threads = threads;
        this.grace = grace;
    }

    /** @throws ScriptFailed if it was stuck before */
    void refuse(String source) {
        if (sources.getIfPresent(source) != null) {
            throw new ScriptFailed("it could not be stopped when it ran before");
        }
    }

    /** @param result completed once the thread is free, in whatever way */
    void watch(String source, CompletableFuture<String> result) {
        CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    if (!result.isDone()) {
                        LOG.error("A script could not be stopped; its thread is replaced until it ends by itself");
                        sources.put(source, true);
                        replace(1);
                        result.whenComplete((text, failure) -> replace(-1));
                    }
                });
    }

    private synchronized void replace(int more) {
        replaced += more;
        int wanted = threads.getMaximumPoolSize() + more;
        if (replaced >= 0 && replaced <= MOST_REPLACED && wanted > 0) {
            if (more > 0) {
                threads.setMaximumPoolSize(wanted);
                threads.setCorePoolSize(wanted);
            } else {
                threads.setCorePoolSize(wanted);
                threads.setMaximumPoolSize(wanted);
            }
        }
    }
}
