package io.taskloom.engine.wait;

import io.taskloom.engine.background.LeasedWork;
import io.taskloom.engine.background.Pausable;
import io.taskloom.engine.outbox.EventLog;
import io.taskloom.engine.trigger.EventHearing;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Looks at each wait once more behind the commit in which it began: for events that were told in the same moment and saw no row of
 * it yet, and for a call that came before it. Every second too, for what a node that died has left; doing it twice does nothing.
 */
@Component
class CatchUp implements SmartLifecycle, Pausable {

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final int AT_A_TIME = 50;

    private final WaitRows rows;
    private final EventLog events;
    private final EventMove moves;
    private final CallMove calls;
    private final LeasedWork<List<Wait>> work;

    /** What is left could not be moved just now: the next second will tell. */
    private volatile boolean idle;

    CatchUp(WaitRows rows, EventLog events, EventMove moves, CallMove calls) {
        this.rows = rows;
        this.events = events;
        this.moves = moves;
        this.calls = calls;
        this.work = new LeasedWork<>("waits", 1, this::fresh, this::look);
    }

    void afterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.hasResource(CatchUp.class)) {
            TransactionSynchronizationManager.bindResource(CatchUp.class, this);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void suspend() {
                    TransactionSynchronizationManager.unbindResourceIfPossible(CatchUp.class);
                }

                @Override
                public void afterCommit() {
                    look();
                }

                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(CatchUp.class);
                }
            });
        }
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT3S")
    void look() {
        idle = false;
        work.look();
    }

    private Optional<List<Wait>> fresh() {
        return idle ? Optional.empty() : Optional.of(rows.fresh(AT_A_TIME)).filter(some -> !some.isEmpty());
    }

    private void look(List<Wait> fresh) {
        boolean any = false;
        for (Wait wait : fresh) {
            try {
                if (wait.awaited().isCallback()) {
                    calls.kept(wait);
                } else {
                    events.latest(wait.workspace(), wait.awaited().event(), wait.since()).stream()
                            .filter(EventHearing::isNews)
                            .forEach(event -> moves.offer(wait.id(), event));
                }
                rows.caughtUp(wait.id());
                any = true;
            } catch (RuntimeException e) {
                log.warn("Could not look at the wait of run {} at {}", wait.run(), wait.elementId(), e);
            }
        }
        idle = !any;
    }

    @Override
    public void start() {
        work.start();
    }

    /** The wait at hand is still looked at. */
    @Override
    public void stop() {
        work.stop(() -> {});
    }

    @Override
    public void pause() {
        work.pause(() -> {});
    }

    @Override
    public void resume() {
        work.resume();
    }

    @Override
    public boolean isRunning() {
        return work.isRunning();
    }
}
