package io.taskloom.keycloak.signin;

import java.time.Duration;

/** Whether a password may be tried. */
sealed interface Attempt {

    /** It may; who fails has failed once more, already now. */
    record Allowed() implements Attempt {}

    /**
     * Not before.
     *
     * @param pause until then
     */
    record Refused(Duration pause) implements Attempt {

        /** For {@code Retry-After}: whole seconds, never too early. */
        long seconds() {
            return Math.max(1, pause.plusMillis(999).toSeconds());
        }

        /** For people: whole minutes. */
        long minutes() {
            return Math.ceilDiv(seconds(), 60);
        }
    }
}
