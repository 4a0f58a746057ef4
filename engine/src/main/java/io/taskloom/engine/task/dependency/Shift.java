package io.taskloom.engine.task.dependency;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.TaskRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moves when a task moves.
 *
 * @param items nearest first
 * @param hidden tasks that wait as well, but that the caller may not change; they and what waits for them stay
 */
public record Shift(List<Moved> items, int hidden) {

    @Schema(name = "ShiftedTask")
    public record Moved(TaskRef task, DateShift startAt, DateShift dueAt) {}

    @Schema(name = "DateShift")
    public record DateShift(
            @Nullable Instant from, @Nullable Instant to) {}
}
