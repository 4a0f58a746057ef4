package io.taskloom.engine.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asked with every token, so answered from memory: whether it was taken back before its time. Implemented by whoever learns of
 * sign-outs and changed rights.
 */
public interface RevokedTokens {

    /**
     * @param session of Keycloak; null if the token tells none
     * @param subject the person's id in Keycloak
     */
    boolean contains(@Nullable String session, String subject, Instant issuedAt);
}
