package io.taskloom.engine.export;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record CalendarFeedId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CalendarFeedId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static CalendarFeedId of(String text) {
        return new CalendarFeedId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
