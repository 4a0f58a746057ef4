package io.taskloom.engine.bpm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asked with every request for Camunda's own pages, so answered from memory: whether a sign-in counts no longer. Implemented by
 * who learns of sign-outs and changed rights.
 */
public interface EndedSignIns {

    /**
     * @param session of Keycloak; null if the token tells none
     * @param subject the person's id in Keycloak
     * @param issuedAt when the token was issued that tells what the person may do
     */
    boolean contains(@Nullable String session, String subject, Instant issuedAt);
}
