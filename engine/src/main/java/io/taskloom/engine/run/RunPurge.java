package io.taskloom.engine.run;

import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.RunsKept;
import io.taskloom.engine.quota.Quota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what is remembered of runs that ended long enough ago: the shortest of what the installation, the workspace's plan and the
 * automation say. In batches, on one node at a time; each is a transaction, so a node that dies in one has deleted those before.
 * What the runs did stays.
 */
@Component
class RunPurge {

    private static final Logger LOG = LoggerFactory.getLogger(RunPurge.class);

    private final Automations automations;
    private final Quota quota;
    private final OldRuns rows;
    private final RunSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RunPurge(
            Automations automations,
            Quota quota,
            OldRuns rows,
            RunSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.automations = automations;
        this.quota = quota;
        this.rows = rows;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT3M")
    void purge() {
        int gone = 0;
        List<RunsKept> some = automations.runsKept(null);
        while (!some.isEmpty()) {
            gone += some.stream().mapToInt(this::purge).sum();
            some = automations.runsKept(some.getLast().automation());
        }
        if (gone > 0) {
            LOG.info("Deleted {} runs that ended long enough ago", gone);
        }
    }

    private int purge(RunsKept of) {
        Instant until = clock.instant().minus(kept(of));
        int gone = 0;
        int batch;
        do {
            batch = Objects.requireNonNull(transaction.execute(status -> rows.delete(of.automation(), until)));
            gone += batch;
        } while (batch == OldRuns.BATCH);
        return gone;
    }

    private Duration kept(RunsKept of) {
        IntStream days = IntStream.concat(
                quota.runsKeptDays(of.workspace()).stream(),
                Stream.ofNullable(of.days()).mapToInt(Integer::intValue));
        Duration shortest = Duration.ofDays(days.min().orElse(Integer.MAX_VALUE));
        return shortest.compareTo(settings.kept()) < 0 ? shortest : settings.kept();
    }
}
