package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.problem.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which runs a heat map is drawn from. */
@Schema(name = "HeatQuery")
record HeatQuery(
        @Parameter(description = "That follow this version; the current one if none is named") @Nullable
        Integer version,

        @Parameter(description = "Begun not before; 30 days before the end if left out") @Nullable
        Instant since,

        @Parameter(description = "Begun before; now if left out") @Nullable
        Instant until) {

    private static final Duration USUAL = Duration.ofDays(30);

    /**
     * With every part of it, within what a database can hold.
     *
     * @param current version of the automation; null only if another is named
     * @throws InvalidInput if it ends before it begins
     */
    Checked checked(@Nullable Integer current, Instant now) {
        Instant end = until == null ? now : RunSearch.kept(until);
        Instant begin = since == null ? end.minus(USUAL) : RunSearch.kept(since);
        if (!begin.isBefore(end)) {
            throw new InvalidInput("until", "order", "The end has to come after the beginning.");
        }
        Integer of = version == null ? current : version;
        return new Checked(Objects.requireNonNull(of, "no version is named, and none is current"), begin, end);
    }

    record Checked(int version, Instant since, Instant until) {

        RunFilter of(AutomationId automation) {
            return new RunFilter(Set.of(), automation, since, until, null, version, null, null, null, null);
        }
    }
}
