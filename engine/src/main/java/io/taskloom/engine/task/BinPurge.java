package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes for good what has been in the recycle bin for long enough (promise T9), in batches, on one node at a time. Each batch
 * is a transaction: a node that dies in it has deleted the batches before.
 */
@Component
class BinPurge {

    private static final Logger LOG = LoggerFactory.getLogger(BinPurge.class);
    private static final Actor BY = new Actor.System("bin");
    private static final long LOCK = 0x7461736b62696eL;
    private static final int BATCH = 200;

    private final JdbcTemplate jdbc;
    private final TaskRows rows;
    private final Events events;
    private final TransactionTemplate transaction;
    private final TaskSettings settings;
    private final Clock clock;

    BinPurge(
            JdbcTemplate jdbc,
            TaskRows rows,
            Events events,
            TransactionTemplate transaction,
            TaskSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void purge() {
        Instant until = clock.instant().minus(settings.binKept());
        int gone = 0;
        int batch;
        do {
            batch = Objects.requireNonNull(transaction.execute(status -> batch(until)));
            gone += batch;
        } while (batch == BATCH);
        if (gone > 0) {
            LOG.info("Deleted {} tasks for good that had been in the recycle bin for {}", gone, settings.binKept());
        }
    }

    private int batch(Instant until) {
        if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
            return 0;
        }
        List<TaskPurged> old = rows.lockBinned(until, BATCH);
        rows.purge(old.stream().map(TaskPurged::taskId).toList());
        old.forEach(gone -> events.publish(BY, gone));
        return old.size();
    }
}
