package io.taskloom.engine.task.dependency;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record DependencyId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DependencyId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static DependencyId of(String text) {
        return new DependencyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
