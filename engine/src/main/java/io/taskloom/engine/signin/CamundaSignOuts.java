package io.taskloom.engine.signin;

import io.taskloom.engine.bpm.EndedSignIns;
import io.taskloom.engine.identity.RevokedTokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever is signed out of the application is so of Camunda's pages (promise I15). */
@Component
class CamundaSignOuts implements EndedSignIns {

    private final RevokedTokens revoked;

    CamundaSignOuts(RevokedTokens revoked) {
        this.revoked = revoked;
    }

    @Override
    public boolean contains(@Nullable String session, String subject, Instant issuedAt) {
        return revoked.contains(session, subject, issuedAt);
    }
}
