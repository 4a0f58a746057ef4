package io.taskloom.engine.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a run stands. */
public enum RunState {
    /** Something is being done. */
    RUNNING,
    /** It goes on when a person, a message or a time comes. */
    WAITING,
    COMPLETED,
    /** Held at a step that used up its attempts, or over without having got anywhere if it has an end. */
    FAILED,
    CANCELLED;

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
