package io.taskloom.engine.run.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * @param from the version that is left
 * @param to another version of it; null for the one that new runs use
 * @param way null for {@code migrate}
 * @param steps where it differs from what is suggested: from an element's id to another's, or to null for nowhere
 * @param newTimers whether timers begin anew as the other version says; otherwise each keeps its time
 */
@Schema(name = "NewRunMigration")
record BeginMigration(
        @NotNull Integer from,
        @Nullable Integer to,
        @Nullable Way way,
        @Nullable @Size(max = 1_000) Map<@Size(max = 255) String, @Size(max = 255) @Nullable String> steps,
        @Nullable Boolean newTimers) {

    Way wayOrMigrate() {
        return Objects.requireNonNullElse(way, Way.MIGRATE);
    }

    Map<String, @Nullable String> stepsOrNone() {
        return steps == null ? new LinkedHashMap<String, @Nullable String>() : steps;
    }

    boolean wantsNewTimers() {
        return Boolean.TRUE.equals(newTimers);
    }
}
