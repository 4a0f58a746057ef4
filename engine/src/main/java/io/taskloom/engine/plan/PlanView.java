package io.taskloom.engine.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.quota.Limit;
import org.jspecify.annotations.Nullable;

/**
 * What a plan has; null is without limit.
 *
 * @param storage in bytes
 * @param runData in bytes
 * @param runsKeptDays null for as many as the installation says
 * @param requestsPerMinute null for as many as the installation says
 */
@Schema(name = "Plan")
public record PlanView(
        String name,
        @Nullable Long automations,
        @Nullable Long apiKeys,
        @Nullable Long members,
        @Nullable Long runsPerMonth,
        @Nullable Long storage,
        @Nullable Long runData,
        @Nullable Integer runsKeptDays,
        @Nullable Long requestsPerMinute) {

    static PlanView of(Plan plan) {
        return new PlanView(
                plan.name(),
                plan.limit(Limit.AUTOMATIONS),
                plan.limit(Limit.API_KEYS),
                plan.limit(Limit.MEMBERS),
                plan.limit(Limit.RUNS_PER_MONTH),
                plan.limit(Limit.STORAGE),
                plan.limit(Limit.RUN_DATA),
                plan.runsKeptDays(),
                plan.requestsPerMinute());
    }
}
