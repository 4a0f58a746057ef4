package io.taskloom.engine.task.field;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A custom field of a project. */
public record FieldId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FieldId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static FieldId of(String text) {
        return new FieldId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
