package io.taskloom.engine.maintenance;

import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time of maintenance.
 *
 * @param message for whoever is held up
 * @param until when it is expected to be over; it ends by somebody's word alone
 * @param endedAt null while it lasts
 */
record Period(
        UUID id,
        @Nullable String message,
        @Nullable Instant until,
        Instant begunAt,
        PersonId begunBy,
        @Nullable Instant endedAt,
        @Nullable PersonId endedBy) {}
