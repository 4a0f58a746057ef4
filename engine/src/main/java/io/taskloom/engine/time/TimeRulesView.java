package io.taskloom.engine.time;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace reports time, and up to when it is settled.
 *
 * @param rounding of each entry, in reports only
 * @param roundingMinutes 5, 6, 15 or 30
 * @param lockedBefore entries that begin before this day stay as they are; null for none
 * @param timeZone IANA name of where that day begins
 */
@Schema(name = "TimeSettings")
public record TimeRulesView(
        WorkspaceId workspaceId,
        Rounding rounding,
        int roundingMinutes,
        @Nullable LocalDate lockedBefore,
        String timeZone,
        long version) {

    static TimeRulesView unset(WorkspaceId workspace, ZoneId zone) {
        return new TimeRulesView(workspace, Rounding.NONE, 15, null, zone.getId(), 0);
    }

    boolean locks(Instant start) {
        return lockedBefore != null
                && start.isBefore(lockedBefore.atStartOfDay(ZoneId.of(timeZone)).toInstant());
    }

    /** As reports show it. */
    public Duration rounded(Duration duration) {
        return rounding.apply(duration, Duration.ofMinutes(roundingMinutes));
    }
}
