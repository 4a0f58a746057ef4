package io.taskloom.engine.run;

import io.taskloom.engine.automation.PublishedVersion;
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

    /** The version it follows from now on; null if it goes on as before. */
    @Nullable
    PublishedVersion migrated;
}
