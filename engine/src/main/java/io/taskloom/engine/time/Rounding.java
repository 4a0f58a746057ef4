package io.taskloom.engine.time;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Locale;

/** How reports round the length of an entry; what is kept stays as it was taken. */
public enum Rounding {
    @JsonProperty("none")
    NONE,
    /** To the next full step; nothing stays nothing. */
    @JsonProperty("up")
    UP,
    /** To the nearest step; the half goes up. */
    @JsonProperty("nearest")
    NEAREST;

    /** Never less for more: the parts of an entry, rounded one on top of the other, have the length of the whole. */
    public Duration apply(Duration duration, Duration step) {
        long seconds = duration.toSeconds();
        long to = step.toSeconds();
        return Duration.ofSeconds(
                switch (this) {
                    case NONE -> seconds;
                    case UP -> Math.ceilDiv(seconds, to) * to;
                    case NEAREST -> Math.floorDiv(2 * seconds + to, 2 * to) * to;
                });
    }

    static Rounding of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
