package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a task.
 *
 * @param type {@code created updated completed cancelled reopened overdue moved archived restored deleted}, and what other
 *     modules note by {@link TaskLog}: {@code commented}…
 * @param version of the task that it made; null for what is noted beside
 */
@Schema(name = "Change")
public record ChangeView(
        UUID id,
        Instant at,
        By actor,
        String type,
        List<FieldChange> fields,
        @Nullable Long version) {

    /** @param kind {@code person}, {@code run}, {@code import}, {@code quiet_import} or {@code system} */
    @Schema(name = "ChangeActor")
    public record By(
            @Schema(allowableValues = {"person", "run", "import", "quiet_import", "system"})
            String kind,

            String id,
            String name) {}
}
