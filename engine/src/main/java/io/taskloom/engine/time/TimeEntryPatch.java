package io.taskloom.engine.time;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.web.Patch;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What to change of an entry; the rest stays. Where only the start is given, the end stays where it is.
 *
 * @param duration ISO 8601; either it or the end
 */
@Schema(name = "TimeEntryPatch")
record TimeEntryPatch(
        Patch<@NotNull Instant> startedAt,
        Patch<@NotNull Instant> endedAt,
        Patch<@NotNull String> duration,
        Patch<String> note,
        Patch<@NotNull Boolean> billable) {

    /** @throws TimerRuns if it says when a timer ended that still runs */
    TimeEntry apply(TimeEntry now, Instant at) {
        String text = note.given() ? Note.checked(note.orElse(null)) : now.note();
        boolean paid = Objects.requireNonNullElse(billable.orElse(now.billable()), now.billable());
        Instant start = Objects.requireNonNullElse(startedAt.orElse(now.startedAt()), now.startedAt());
        if (now.endedAt() == null) {
            if (endedAt.given() || duration.given()) {
                throw new TimerRuns();
            }
            Span.requireStart(start, at);
            return now.with(start.truncatedTo(ChronoUnit.SECONDS), null, text, paid);
        }
        if (!startedAt.given() && !endedAt.given() && !duration.given()) {
            return now.with(now.startedAt(), now.endedAt(), text, paid);
        }
        Instant end = duration.given() ? endedAt.orElse(null) : endedAt.orElse(now.endedAt());
        Span span = Span.checked(start, end, duration.orElse(null), at);
        return now.with(span.start(), span.end(), text, paid);
    }
}
