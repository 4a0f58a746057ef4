package io.taskloom.engine.maintenance;

import io.taskloom.engine.background.Pausable;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What this node knows of maintenance, read anew every second, and the work that it holds up because of it. A node that starts
 * knows before any of that work begins.
 */
@Component
class MaintenanceWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceWatch.class);

    private final PeriodRows rows;
    private final ObjectProvider<Pausable> work;
    private volatile boolean on;
    private volatile boolean running;

    MaintenanceWatch(PeriodRows rows, ObjectProvider<Pausable> work) {
        this.rows = rows;
        this.work = work;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        if (!running) {
            return;
        }
        try {
            learn();
        } catch (DataAccessException e) {
            LOG.debug("The database does not say whether there is maintenance", e);
        }
    }

    /** Reads it now. */
    synchronized void learn() {
        boolean now = rows.current().isPresent();
        if (now == on) {
            return;
        }
        on = now;
        LOG.info(now ? "Maintenance has begun: work waits" : "Maintenance is over: work goes on");
        List<Pausable> all = work.orderedStream().toList();
        all.forEach(now ? Pausable::pause : Pausable::resume);
    }

    /** What refuses writing now. The end is asked of the database, and so counts on every node at once. */
    Optional<Period> inForce() {
        return on ? rows.current() : Optional.empty();
    }

    @Override
    public void start() {
        learn();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that works by itself. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
