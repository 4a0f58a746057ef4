package io.taskloom.engine.bpm.work;

import io.taskloom.engine.background.Pausable;
import io.taskloom.engine.bpm.engine.Commands;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts the worker once models are deployed; at the end lets running calls finish and gives back what has not. Held up, it takes
 * no step, keeps the locks of those under way, and completes them.
 */
@Component
class WorkLifecycle implements SmartLifecycle, Pausable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkLifecycle.class);

    /** After our models are deployed and before anything is served; the other way round at the end. */
    private static final int PHASE = 10;

    private final Worker worker;
    private final Locks locks;
    private final WorkSettings settings;
    private final Fetching fetching;
    private @Nullable Thread fetcher;
    private @Nullable ScheduledExecutorService keeper;
    private boolean paused;

    WorkLifecycle(
            Worker worker,
            Locks locks,
            Permits permits,
            Nudges nudges,
            Works works,
            Commands commands,
            WorkSettings settings) {
        this.worker = worker;
        this.locks = locks;
        this.settings = settings;
        this.fetching = new Fetching(locks, permits, nudges, works, commands, worker, settings.poll());
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public synchronized void start() {
        if (!paused) {
            takeSteps();
        }
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("step-lock").factory());
        long turn = settings.lock().toMillis() / 4;
        timer.scheduleWithFixedDelay(new LockKeeping(locks, worker), turn, turn, TimeUnit.MILLISECONDS);
        keeper = timer;
    }

    @Override
    public synchronized void stop() {
        if (keeper == null) {
            return;
        }
        takeNoSteps();
        try {
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeper.shutdownNow();
        keeper = null;
        List<String> unfinished = worker.inFlight();
        if (!unfinished.isEmpty()) {
            LOG.warn("{} step(s) did not end in time and are left to other nodes", unfinished.size());
            locks.release(unfinished);
        }
    }

    @Override
    public synchronized void pause() {
        paused = true;
        takeNoSteps();
    }

    @Override
    public synchronized void resume() {
        paused = false;
        if (keeper != null && fetcher == null) {
            takeSteps();
        }
    }

    private void takeSteps() {
        worker.reopen();
        fetcher = Thread.ofPlatform().daemon().name("step-fetch").start(fetching);
    }

    private void takeNoSteps() {
        worker.close();
        if (fetcher == null) {
            return;
        }
        fetcher.interrupt();
        try {
            fetcher.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fetcher = null;
    }

    private void await() throws InterruptedException {
        long until = System.nanoTime() + settings.shutdown().toNanos();
        while (!worker.inFlight().isEmpty() && System.nanoTime() < until) {
            Thread.sleep(20);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return keeper != null;
    }
}
