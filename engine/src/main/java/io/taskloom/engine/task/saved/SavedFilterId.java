package io.taskloom.engine.task.saved;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record SavedFilterId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SavedFilterId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static SavedFilterId of(String text) {
        return new SavedFilterId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
