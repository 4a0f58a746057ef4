package io.taskloom.engine.task.tag;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A tag of a project. */
public record TagId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TagId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static TagId of(String text) {
        return new TagId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
