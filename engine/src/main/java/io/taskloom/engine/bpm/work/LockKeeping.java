package io.taskloom.engine.bpm.work;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the steps under way ours, all of this node's in one statement. */
class LockKeeping implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LockKeeping.class);

    private final Locks locks;
    private final Worker worker;

    /** Those that were under way a turn ago: a call that is shorter than a turn never costs a statement. */
    private Set<String> before = Set.of();

    /** Not found a turn ago: most have just ended. */
    private Set<String> missed = Set.of();

    LockKeeping(Locks locks, Worker worker) {
        this.locks = locks;
        this.worker = worker;
    }

    @Override
    public void run() {
        try {
            List<String> now = worker.inFlight();
            List<String> lasting = now.stream().filter(before::contains).toList();
            before = new HashSet<>(now);
            Set<String> missing = new HashSet<>(lasting);
            if (!lasting.isEmpty()) {
                locks.extend(lasting).forEach(missing::remove);
            }
            missing.stream()
                    .filter(missed::contains)
                    .forEach(id -> LOG.warn("Step {} is not ours any more; its outcome will be dropped", id));
            missed = missing;
        } catch (RuntimeException e) {
            LOG.warn("Locks were not extended, trying again", e);
        }
    }
}
