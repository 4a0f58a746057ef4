package io.taskloom.engine.wait;

import io.taskloom.engine.bpm.Awaited;
import io.taskloom.engine.bpm.WaitId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that waits at an element.
 *
 * @param since what happened before is none of its business
 * @param problem why what came lately did not move it; null if nothing kept it from doing so
 */
record Wait(
        WaitId id,
        RunId run,
        WorkspaceId workspace,
        String elementId,
        Awaited awaited,
        Instant since,
        @Nullable String problem) {}
