package io.taskloom.engine.run;

import io.taskloom.engine.bpm.StartProcess.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run's row to be.
 *
 * @param endedAt null while it goes on
 * @param error only of one that never got anywhere
 */
record NewRun(
        RunHead head,
        Cause cause,
        Instant startedAt,
        RunState state,
        @Nullable Instant endedAt,
        @Nullable String error) {

    static NewRun begun(RunHead head, Cause cause, Instant at) {
        return new NewRun(head, cause, at, RunState.RUNNING, null, null);
    }

    static NewRun refused(RunHead head, Cause cause, Instant at, String error) {
        return new NewRun(head, cause, at, RunState.FAILED, at, error);
    }

    NewRun ended(RunState as, Instant at) {
        return new NewRun(head, cause, startedAt, as, at, error);
    }

    NewRun held(String why) {
        return new NewRun(head, cause, startedAt, RunState.FAILED, null, why);
    }
}
