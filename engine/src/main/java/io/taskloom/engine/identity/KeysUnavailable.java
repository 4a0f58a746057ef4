package io.taskloom.engine.identity;

import io.taskloom.engine.problem.Unavailable;
import java.util.Map;

/** Keycloak has never answered since the database was made, so that no token can be checked. */
class KeysUnavailable extends Unavailable {

    KeysUnavailable() {
        super("Sign-in is not reachable; try again in a moment.");
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("retryAfter", 5);
    }
}
