package io.taskloom.engine.quota;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** What a plan limits. */
@Schema(name = "PlanLimit")
public enum Limit {
    /** Published ones. */
    AUTOMATIONS,
    /** Those that are good for this workspace alone. */
    API_KEYS,
    MEMBERS,
    /** Begun in a calendar month, UTC. */
    RUNS_PER_MONTH,
    /** Bytes of attached files. */
    STORAGE,
    /** Bytes that are remembered of runs that are over. */
    RUN_DATA;

    /** {@code runs_per_month}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
