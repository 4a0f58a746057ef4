package io.taskloom.engine.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Optional;

/** What is done to each of the runs; the same as the request for one. */
enum RunBulkAction {
    @JsonProperty("retry")
    RETRY,
    @JsonProperty("cancel")
    CANCEL,
    @JsonProperty("undo")
    UNDO;

    /** Those of a filter's that it can be done to; empty for none. */
    Optional<RunFilter> among(RunFilter filter) {
        return switch (this) {
            case RETRY -> filter.open(EnumSet.of(RunState.FAILED));
            case CANCEL -> filter.open(EnumSet.of(RunState.RUNNING, RunState.WAITING, RunState.FAILED));
            case UNDO -> filter.halted();
        };
    }
}
