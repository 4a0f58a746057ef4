package io.taskloom.engine.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An entry of time. */
public record TimeEntryId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TimeEntryId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static TimeEntryId of(String text) {
        return new TimeEntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
