package io.taskloom.engine.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.quota.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of its plan a workspace uses.
 *
 * @param plan its name
 * @param runsKeptDays days for which it keeps runs that have ended; null for as long as the installation does
 */
@Schema(name = "WorkspaceUsage")
public record UsageView(
        String plan, List<Line> limits, @Nullable Integer runsKeptDays) {

    /** @param allowed null for without limit */
    @Schema(name = "LimitUsage")
    public record Line(Limit limit, long used, @Nullable Long allowed) {}
}
