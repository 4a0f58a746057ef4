package io.taskloom.engine.signin;

import io.taskloom.engine.problem.Unavailable;
import java.util.Map;

/** Keycloak does not answer, or not as it should. Who is signed in goes on working. */
class KeycloakAway extends Unavailable {

    KeycloakAway() {
        super("Sign-in is not reachable; try again in a moment.");
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("retryAfter", 5);
    }
}
