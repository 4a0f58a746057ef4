package io.taskloom.engine.automation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a start event would have started, had it been published all the time.
 *
 * @param startEvent its BPMN id
 * @param type the event it waits for, or {@code Schedule}
 * @param from first moment that was asked for
 * @param to the moment after the last
 * @param looked how many events were held against its condition
 * @param count how many runs would have begun; at least so many where {@code complete} is false
 * @param complete whether everything back to {@code from} was looked at
 * @param seenBack how far back it was looked at; {@code from} where it is complete
 * @param unclear events whose condition failed, or answered neither true nor false: not in {@code count}
 * @param why what went wrong with the newest of those; null for none
 * @param days every day with its number of starts, oldest first
 * @param starts the newest fifty
 */
@Schema(name = "BackTest")
public record BackTest(
        String startEvent,
        String type,
        Instant from,
        Instant to,
        long looked,
        long count,
        boolean complete,
        Instant seenBack,
        long unclear,
        @Nullable String why,
        List<Day> days,
        List<Start> starts) {

    /** @param count how many starts on that day */
    @Schema(name = "BackTestDay")
    public record Day(LocalDate day, long count) {}

    /** @param time of the event, or the due time @param task what it was about; null if about no task */
    @Schema(name = "BackTestStart")
    public record Start(Instant time, @Nullable PastTask task) {}

    /** A task as it was then. */
    @Schema(name = "BackTestTask")
    public record PastTask(
            UUID id, @Nullable UUID projectId, @Nullable String title) {}
}
