package io.taskloom.engine.repeat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a series ends, the last moment included.
 *
 * @param zone where the time is meant; null for where the series is
 */
public record Until(LocalDateTime last, @Nullable ZoneId zone) {

    /** All that day long. */
    static Until day(LocalDate day) {
        return new Until(day.atTime(LocalTime.MAX), null);
    }

    static Until local(LocalDateTime last) {
        return new Until(last, null);
    }

    static Until utc(LocalDateTime last) {
        return new Until(last, ZoneOffset.UTC);
    }

    public boolean holds(ZonedDateTime at) {
        return !at.toInstant()
                .isAfter(last.atZone(zone == null ? at.getZone() : zone).toInstant());
    }
}
