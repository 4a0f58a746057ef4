package io.taskloom.engine.plan;

import io.taskloom.engine.quota.Limit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan as its row has it.
 *
 * @param limits those it has; what is not there is without limit
 * @param runsKeptDays days for which runs that have ended are kept; null for what the settings say
 * @param requestsPerMinute of each of a workspace's people; null for what the settings say
 */
record Plan(
        String name,
        Map<Limit, Long> limits,
        @Nullable Integer runsKeptDays,
        @Nullable Long requestsPerMinute) {

    @Nullable
    Long limit(Limit limit) {
        return limits.get(limit);
    }
}
