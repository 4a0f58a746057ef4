package io.taskloom.engine.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the installation holds still.
 *
 * @param on whether writing is refused
 * @param message what its admins say about it; null for nothing
 * @param until when it is expected to be over; null if nobody said
 * @param since when it began; null if there is none
 */
@Schema(name = "Maintenance")
public record MaintenanceView(
        boolean on,
        @Nullable String message,
        @Nullable Instant until,
        @Nullable Instant since) {

    static MaintenanceView of(Optional<Period> current) {
        return current.map(period -> new MaintenanceView(true, period.message(), period.until(), period.begunAt()))
                .orElseGet(() -> new MaintenanceView(false, null, null, null));
    }
}
