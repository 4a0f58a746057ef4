package io.taskloom.engine.limit;

import io.taskloom.engine.problem.TooManyRequests;
import java.util.Map;

/** Too many requests in too short a time. */
public class BudgetSpent extends TooManyRequests {

    private final Taken refused;

    BudgetSpent(Taken refused) {
        super("Too many requests; wait a moment.");
        this.refused = refused;
    }

    /** {@code budget} says whose: the person's, the key's or the address's. */
    @Override
    public Map<String, Object> details() {
        return Map.of(
                "budget",
                refused.budget().name(),
                "retryAfter",
                Math.max(1, refused.pause().plusMillis(999).toSeconds()));
    }
}
