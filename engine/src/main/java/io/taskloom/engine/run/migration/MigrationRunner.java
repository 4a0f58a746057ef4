package io.taskloom.engine.run.migration;

import io.taskloom.engine.background.LeasedWork;
import io.taskloom.engine.background.Pausable;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.RunId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Works on migrations, each on one node at a time, which has a lease of it: when the node dies, another goes on with the runs that
 * are not done.
 */
@Component
class MigrationRunner implements SmartLifecycle, Pausable {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int BATCH = 50;

    /** This run of this node. */
    private final UUID node = Ids.next();

    private final RunMigrationRows rows;
    private final RunMove move;
    private final Clock clock;
    private final LeasedWork<RunMigrationId> work = new LeasedWork<>("migration", 1, this::claim, this::workOn);

    MigrationRunner(RunMigrationRows rows, RunMove move, Clock clock) {
        this.rows = rows;
        this.move = move;
        this.clock = clock;
    }

    /** There is something to do. */
    record Wanted() {}

    @TransactionalEventListener
    void wake(Wanted wanted) {
        look();
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void look() {
        work.look();
    }

    private Optional<RunMigrationId> claim() {
        Instant now = clock.instant();
        return rows.claim(node, now, now.plus(LEASE));
    }

    private void workOn(RunMigrationId id) {
        RunMove.Route route = move.route(rows.find(id).orElseThrow());
        while (work.isRunning() && rows.keep(id, node, clock.instant().plus(LEASE))) {
            boolean may = move.mayGoOn(route);
            List<RunId> next = may ? rows.next(route.migration(), BATCH) : List.of();
            if (next.isEmpty()) {
                move.end(route, may ? null : "Who asked for it may no longer change automations here.");
                return;
            }
            for (RunId run : next) {
                if (work.isRunning()) {
                    move.move(route, run);
                }
            }
        }
    }

    @Override
    public void start() {
        work.start();
    }

    /** Whatever is at work ends with its run; the next node, or this one started again, goes on. */
    @Override
    public void stop() {
        work.stop(() -> rows.release(node));
    }

    @Override
    public void pause() {
        work.pause(() -> rows.release(node));
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
