package io.taskloom.engine.time;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time that was spent.
 *
 * @param endedAt either it or the duration
 * @param duration ISO 8601, to 24 hours
 * @param note at most 1000 characters
 * @param billable true if nothing is said
 */
record NewTimeEntry(
        @NotNull Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String duration,
        @Nullable String note,
        @Nullable Boolean billable) {}
