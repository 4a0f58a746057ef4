package io.taskloom.engine.signin;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what is past keeping, in small steps that hold nobody up; on several nodes each takes others. */
@Component
class SignInUpkeep {

    private static final int STEP = 5_000;

    private final SignInRows rows;
    private final RevocationRows revocations;
    private final SignInSettings settings;
    private final Clock clock;

    SignInUpkeep(SignInRows rows, RevocationRows revocations, SignInSettings settings, Clock clock) {
        this.rows = rows;
        this.revocations = revocations;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT12M")
    void tidy() {
        Instant now = clock.instant();
        revocations.forgetEnded(now);
        int forgotten = STEP;
        while (forgotten == STEP) {
            forgotten = rows.forgetBefore(now.minus(settings.kept()), STEP);
        }
    }
}
