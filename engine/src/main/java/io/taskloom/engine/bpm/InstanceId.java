package io.taskloom.engine.bpm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A process instance; a UUIDv7, since the engine's ids are generated so. */
public record InstanceId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InstanceId {}

    public static InstanceId of(String text) {
        return new InstanceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
