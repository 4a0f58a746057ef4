package io.taskloom.engine.wait;

import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param calledAt null while it is good
 * @param takenAt when the run went on with it; null if it has not come to its wait yet
 */
record Callback(
        CallbackId id,
        RunId run,
        WorkspaceId workspace,
        String elementId,
        Instant madeAt,
        @Nullable Instant calledAt,
        @Nullable Instant takenAt) {}
