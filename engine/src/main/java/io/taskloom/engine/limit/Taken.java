package io.taskloom.engine.limit;

import java.time.Duration;

/**
 * What came of asking for one request.
 *
 * @param left of the budget; other nodes may have taken of it since this one asked last
 * @param pause until there is one again; zero where it was granted
 */
record Taken(Budget budget, boolean granted, long left, Duration pause) {

    /** Seconds until the budget is full again, if nobody asks. */
    long fullIn() {
        return (long) Math.ceil((budget.capacity() - left) / budget.perSecond());
    }

    /** As {@code RateLimit-Policy} says it (draft-ietf-httpapi-ratelimit-headers). */
    String policy() {
        return "\"%s\";q=%d;w=%d"
                .formatted(budget.name(), budget.capacity(), budget.window().toSeconds());
    }

    /** As {@code RateLimit} says it. */
    String state() {
        return "\"%s\";r=%d;t=%d".formatted(budget.name(), left, fullIn());
    }
}
