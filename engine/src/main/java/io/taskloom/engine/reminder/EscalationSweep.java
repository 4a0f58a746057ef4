package io.taskloom.engine.reminder;

import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.task.TaskId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the tasks that were overdue already when a project changed its stages: in small batches, on one node at a time, each
 * task in a transaction of its own. Nobody is told all at once: their time counts from then on, ten seconds apart, and they come to
 * the inbox only. After a {@code kill -9} a batch is gone through again, which changes nothing for those that are done.
 */
@Component
class EscalationSweep {

    private static final Logger log = LoggerFactory.getLogger(EscalationSweep.class);
    private static final int BATCH = 50;
    private static final Duration APART = Duration.ofSeconds(10);

    private final ReminderRulesRows rows;
    private final Escalations escalations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EscalationSweep(ReminderRulesRows rows, Escalations escalations, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.escalations = escalations;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT5S")
    void sweep() {
        ReminderRulesRows.Sweep sweep =
                transaction.execute(status -> rows.lease(clock.instant()).orElse(null));
        if (sweep == null) {
            return;
        }
        List<TaskId> batch = rows.overdue(sweep.project(), sweep.to(), BATCH);
        for (int i = 0; i < batch.size(); i++) {
            try {
                escalations.renew(batch.get(i), APART.multipliedBy(sweep.swept() + i));
            } catch (Problem closedMeanwhile) {
                log.debug("No stages for task {}: {}", batch.get(i), closedMeanwhile.getMessage());
            }
        }
        transaction.executeWithoutResult(status -> rows.swept(sweep, batch, batch.size() < BATCH));
    }
}
