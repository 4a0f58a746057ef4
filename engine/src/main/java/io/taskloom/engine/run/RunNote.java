package io.taskloom.engine.run;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one transaction has to say of one run, gathered until it is written. */
final class RunNote {

    /** Null for a run that began in an earlier transaction. */
    @Nullable
    NewRun born;

    Map<String, Object> variables = Map.of();

    @Nullable
    RunState end;

    @Nullable
    Instant endedAt;

    /** The step that holds the run, and why. */
    @Nullable
    StepKey heldAt;

    @Nullable
    String error;

    boolean retried;
}
