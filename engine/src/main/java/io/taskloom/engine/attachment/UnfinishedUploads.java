package io.taskloom.engine.attachment;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives up uploads that never came; what was sent of them goes by itself when it is due. Harmless on several nodes at once. */
@Component
class UnfinishedUploads {

    private static final int BATCH = 100;

    private final AttachmentRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnfinishedUploads(AttachmentRows rows, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void giveUp() {
        Instant late = clock.instant().minus(Attachments.GRACE);
        int given;
        do {
            given = Objects.requireNonNull(transaction.execute(status -> rows.deleteUnfinished(late, BATCH)));
        } while (given == BATCH);
    }
}
