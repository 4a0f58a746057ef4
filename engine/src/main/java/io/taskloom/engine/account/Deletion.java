package io.taskloom.engine.account;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of deletions.
 *
 * @param eraseAt until then it can be taken back
 * @param mailedAt when a link was last asked for
 */
record Deletion(
        DeletionId id,
        PersonId person,
        DeletionState state,
        Instant requestedAt,
        Instant eraseAt,
        @Nullable InstanceId instance,
        Instant mailedAt) {}
