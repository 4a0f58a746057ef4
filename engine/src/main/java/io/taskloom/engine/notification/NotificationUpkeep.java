package io.taskloom.engine.notification;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets what is past keeping, on one node at a time, in small steps that hold nobody up. */
@Component
class NotificationUpkeep {

    private static final int STEP = 5_000;

    private final NotificationRows rows;
    private final NotificationSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NotificationUpkeep(
            NotificationRows rows, NotificationSettings settings, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void tidy() {
        Instant now = clock.instant();
        Instant readBefore = now.minus(settings.keepRead());
        Instant unreadBefore = now.minus(settings.keepUnread());
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(
                    status -> rows.lockUpkeep() && rows.forgetOld(readBefore, unreadBefore, STEP) == STEP));
        }
    }
}
