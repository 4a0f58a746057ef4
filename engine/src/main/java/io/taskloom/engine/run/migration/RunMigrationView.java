package io.taskloom.engine.run.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the runs of a version are on their way to another.
 *
 * @param steps from the id of an element to another's, or to null for nowhere
 * @param total how many followed the version when it was asked for
 * @param moved how many follow the other by now, or have begun again on it
 * @param stayed how many could not
 * @param endedAt null while it goes on
 * @param stopped why it ended before its last run; null if it did not
 * @param left of those that stayed, the first hundred
 */
@Schema(name = "RunMigration")
record RunMigrationView(
        RunMigrationId id,
        int from,
        int to,
        Way way,
        Map<String, @Nullable String> steps,
        boolean newTimers,
        PersonView startedBy,
        Instant startedAt,
        int total,
        int moved,
        int stayed,
        @Nullable Instant endedAt,
        @Nullable String stopped,
        List<Left> left) {

    RunMigrationView withLeft(List<Left> first) {
        return new RunMigrationView(
                id, from, to, way, steps, newTimers, startedBy, startedAt, total, moved, stayed, endedAt, stopped,
                first);
    }

    /** @param reason in a person's words */
    @Schema(name = "RunLeft")
    record Left(RunId runId, String reason) {}
}
