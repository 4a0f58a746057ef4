package io.taskloom.engine.limit;

import java.time.Duration;

/**
 * How many requests somebody has.
 *
 * @param name as headers and problems call it: {@code person}, {@code key}, {@code address}
 * @param subject whose, over all nodes
 * @param capacity of a full one
 * @param window in which an empty one is full again
 */
record Budget(String name, String subject, long capacity, Duration window) {

    /** So much is fetched from the shared store at once: a fiftieth, so that few are idle on one node while another asks. */
    long lease() {
        return Math.clamp(capacity / 50, 1, 200);
    }

    double perSecond() {
        return capacity * 1_000.0 / window.toMillis();
    }
}
