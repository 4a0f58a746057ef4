package io.taskloom.engine.task.saved;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.web.Patch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** A merge patch of a saved filter. */
@Schema(name = "SavedFilterPatch")
public record FilterPatch(
        Patch<@NotNull String> name,
        Patch<@NotNull String> filter,
        Patch<String> sort,
        Patch<@NotNull Boolean> shared,
        Patch<List<@NotNull @Valid Bucket>> buckets) {

    SavedFilter apply(SavedFilter now) {
        String nextName = name.orElse(now.name());
        String nextFilter = filter.orElse(now.filter());
        Boolean nextShared = shared.orElse(now.shared());
        return new SavedFilter(
                now.id(),
                now.workspace(),
                now.project(),
                now.owner(),
                nextName == null ? "" : nextName.strip(),
                nextFilter == null ? "" : nextFilter,
                sort.orElse(now.sort()),
                nextShared != null && nextShared,
                buckets.orElse(now.buckets()),
                now.version() + 1);
    }
}
