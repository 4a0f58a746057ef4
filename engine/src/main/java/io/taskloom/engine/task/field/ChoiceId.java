package io.taskloom.engine.task.field;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One of the words of a field of type choice. */
public record ChoiceId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChoiceId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static ChoiceId of(String text) {
        return new ChoiceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
