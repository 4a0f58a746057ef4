package io.taskloom.engine.run;

import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures what is remembered of runs soon after they have ended, away from the runs: a start then reads one row, and no run waits
 * for another's count. In batches, each a transaction, on one node at a time; a node that dies leaves the rest to the next.
 */
@Component
class RunMeter {

    private final RunData data;
    private final TransactionTemplate transaction;

    RunMeter(RunData data, TransactionTemplate transaction) {
        this.data = data;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
    void measure() {
        int batch;
        do {
            batch = Objects.requireNonNull(transaction.execute(status -> data.measure()));
        } while (batch == RunData.BATCH);
    }
}
