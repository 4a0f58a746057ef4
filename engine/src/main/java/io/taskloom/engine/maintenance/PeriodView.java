package io.taskloom.engine.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time of maintenance.
 *
 * @param until when it was expected to be over
 * @param endedAt null while it lasts
 */
@Schema(name = "MaintenancePeriod")
public record PeriodView(
        UUID id,
        @Nullable String message,
        @Nullable Instant until,
        Instant begunAt,
        PersonView begunBy,
        @Nullable Instant endedAt,
        @Nullable PersonView endedBy) {}
