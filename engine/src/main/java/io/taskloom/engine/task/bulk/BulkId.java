package io.taskloom.engine.task.bulk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A change of many tasks at once. */
public record BulkId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BulkId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static BulkId of(String text) {
        return new BulkId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
