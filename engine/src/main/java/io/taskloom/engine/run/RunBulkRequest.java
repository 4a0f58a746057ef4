package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.problem.InvalidInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do to which runs: those named, or those that a filter finds.
 *
 * @param runs at most 1,000, each once
 * @param filter as of the list; the newest 1,000 of those it can be done to
 */
@Schema(name = "RunBulkRequest")
record RunBulkRequest(
        @NotNull RunBulkAction action,
        @Nullable @Size(min = 1, max = RunCount.MOST) List<@NotNull RunId> runs,
        @Nullable @Valid RunQuery filter) {

    /** @throws InvalidInput if it contradicts itself */
    RunBulkRequest checked() {
        if ((runs == null) == (filter == null)) {
            throw new InvalidInput("runs", "either", "Name runs, or say by a filter which.");
        }
        if (runs != null && runs.stream().distinct().count() < runs.size()) {
            throw new InvalidInput("runs", "doubled", "Name each run once.");
        }
        return this;
    }
}
