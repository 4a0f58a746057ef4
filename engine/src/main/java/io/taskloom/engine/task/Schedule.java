package io.taskloom.engine.task;

import io.taskloom.engine.problem.InvalidInput.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a task is to be done.
 *
 * @param timeZone IANA name in which people meant the dates; kept with them for repeating and showing
 */
record Schedule(
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        @Nullable String timeZone) {

    static final Schedule NONE = new Schedule(null, null, null);

    // The database keeps microseconds: what is answered now must equal what is read later.
    Schedule {
        startAt = startAt == null ? null : startAt.truncatedTo(ChronoUnit.MICROS);
        dueAt = dueAt == null ? null : dueAt.truncatedTo(ChronoUnit.MICROS);
    }

    boolean sameDates(Schedule other) {
        return Objects.equals(startAt, other.startAt) && Objects.equals(dueAt, other.dueAt);
    }

    void check(List<FieldError> errors) {
        if (startAt != null && dueAt != null && startAt.isAfter(dueAt)) {
            errors.add(new FieldError("dueAt", "before-start", "It can not be due before it starts."));
        }
        for (Instant at : List.of(orEpoch(startAt), orEpoch(dueAt))) {
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                errors.add(new FieldError(
                        at.equals(dueAt) ? "dueAt" : "startAt", "range", "Dates lie between 1970 and 9999."));
            }
        }
        if (timeZone != null && !known(timeZone)) {
            errors.add(new FieldError("timeZone", "unknown", "There is no time zone of this name."));
        }
    }

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static Instant orEpoch(@Nullable Instant at) {
        return at == null ? Instant.EPOCH : at;
    }

    private static boolean known(String zone) {
        try {
            ZoneId.of(zone);
            return zone.length() <= 64;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
