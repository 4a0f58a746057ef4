package io.taskloom.engine.background;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that stands in rows, each done on one node at a time, which has a lease of it: when the node dies, the lease runs out and
 * another node takes it.
 *
 * @param <T> what is claimed
 */
public final class LeasedWork<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedWork.class);

    private final String name;
    private final int workers;
    private final Semaphore free;
    private final Supplier<Optional<T>> claim;
    private final Consumer<T> work;
    private volatile boolean running;
    private volatile boolean paused;

    /**
     * @param name of its threads
     * @param workers how much of it goes on at a time on this node
     * @param claim takes some that nobody works on
     * @param work does it, and asks {@link #isRunning} now and then
     */
    public LeasedWork(String name, int workers, Supplier<Optional<T>> claim, Consumer<T> work) {
        this.name = name;
        this.workers = workers;
        this.free = new Semaphore(workers);
        this.claim = claim;
        this.work = work;
    }

    /** Looks whether there is something to do, unless this node has enough. */
    public void look() {
        if (isRunning() && free.tryAcquire()) {
            Thread.ofVirtual().name(name).start(this::untilNothingIsLeft);
        }
    }

    private void untilNothingIsLeft() {
        try {
            boolean more = true;
            while (isRunning() && more) {
                Optional<T> claimed = claim.get();
                claimed.ifPresent(work);
                more = claimed.isPresent();
            }
        } catch (RuntimeException e) {
            LOG.warn("Work on {} broke off", name, e);
        } finally {
            free.release();
        }
    }

    public boolean isRunning() {
        return running && !paused;
    }

    public void start() {
        running = true;
    }

    /** Whatever is at work ends where it asks next. @param release gives back what is still claimed */
    public void stop(Runnable release) {
        running = false;
        drain(release);
    }

    /** As a stop, until {@link #resume}; it can be started meanwhile, and then waits for that. */
    public void pause(Runnable release) {
        paused = true;
        drain(release);
    }

    public void resume() {
        paused = false;
        look();
    }

    private void drain(Runnable release) {
        free.acquireUninterruptibly(workers);
        release.run();
        free.release(workers);
    }
}
