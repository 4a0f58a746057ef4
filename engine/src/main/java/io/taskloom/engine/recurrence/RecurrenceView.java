package io.taskloom.engine.recurrence;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.TaskRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a task repeats.
 *
 * @param rule of RFC 5545, its parts in their order
 * @param timeZone IANA name, where its times are meant
 * @param seriesId the same for all tasks of the series
 * @param number which of the series this one is, from 1
 * @param count how many there are in all; null if that does not end it
 * @param upcoming the next ten dates, fewer where it ends: as if this task were done now, and every other on its day
 * @param previous whose completion made this one
 * @param next what this one's completion has made; it carries the series on
 */
@Schema(name = "Recurrence")
public record RecurrenceView(
        String rule,
        Basis basis,
        String timeZone,
        UUID seriesId,
        int number,
        @Nullable Integer count,
        List<Instant> upcoming,
        @Nullable TaskRef previous,
        @Nullable TaskRef next) {

    /**
     * What a rule would give.
     *
     * @param rule its parts in their order
     * @param dueAt of the first task
     * @param upcoming the next ten dates after it, fewer where it ends
     */
    @Schema(name = "RecurrencePreview")
    public record Preview(String rule, Instant dueAt, List<Instant> upcoming) {}
}
