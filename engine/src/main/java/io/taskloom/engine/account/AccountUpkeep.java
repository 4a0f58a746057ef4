package io.taskloom.engine.account;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets links that nobody asks after any more; harmless on several nodes at once. */
@Component
class AccountUpkeep {

    private final DeletionRows rows;
    private final AccountSettings settings;
    private final Clock clock;

    AccountUpkeep(DeletionRows rows, AccountSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT17M")
    void tidy() {
        rows.forgetLinksEndedBefore(clock.instant().minus(settings.linksKept()));
    }
}
