package io.taskloom.keycloak.signin;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a name is locked.
 *
 * @param free attempts that may fail before
 * @param first the wait after them; it doubles with each further failure
 * @param longest what it never exceeds
 * @param forgotten without a failure for so long, all is forgotten
 */
record Waiting(int free, Duration first, Duration longest, Duration forgotten) {

    private static final int MANY = 20;

    /** Zero as long as there are attempts left. */
    Duration after(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration wait = first.multipliedBy(1L << Math.min(failures - free, MANY));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    boolean forgets(Instant last, Instant now) {
        return last.plus(forgotten).isBefore(now);
    }
}
