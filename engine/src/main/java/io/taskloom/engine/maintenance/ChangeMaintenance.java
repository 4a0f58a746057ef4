package io.taskloom.engine.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Begins or ends it.
 *
 * @param message for whoever is held up
 * @param until when it is expected to be over, in the future; it does not end by itself
 */
@Schema(name = "MaintenanceChange")
public record ChangeMaintenance(
        @NotNull @Nullable Boolean on,
        @Size(max = 500) @Nullable String message,
        @Nullable Instant until) {}
