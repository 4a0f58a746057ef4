package io.taskloom.engine.signin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Keycloak's provider tells, see {@code keycloak/handover}. A newer provider may tell more.
 *
 * @param time in milliseconds since 1970
 * @param person null where it is everybody's, or where only the session is known
 * @param by the person who did it to the account, as an administrator of the realm
 * @param administrator name of whoever else did: of another realm, or a client
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Happening(
        String id,
        String type,
        long time,
        @Nullable String person,
        @Nullable String session,
        @Nullable String client,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String error,
        @Nullable String reason,
        @Nullable String by,
        @Nullable String administrator) {

    Instant at() {
        return Instant.ofEpochMilli(time);
    }

    UUID key() {
        return UUID.fromString(id);
    }
}
