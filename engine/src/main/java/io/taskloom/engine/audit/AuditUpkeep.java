package io.taskloom.engine.audit;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets what is past keeping, in small steps that hold nobody up; on several nodes each takes others. */
@Component
class AuditUpkeep {

    private static final int STEP = 5_000;

    private final AuditRows rows;
    private final AuditSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AuditUpkeep(AuditRows rows, AuditSettings settings, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT14M")
    void tidy() {
        Instant end = clock.instant().minus(settings.kept());
        Integer forgotten = STEP;
        while (forgotten != null && forgotten == STEP) {
            forgotten = transaction.execute(status -> rows.forgetBefore(end, STEP));
        }
    }
}
