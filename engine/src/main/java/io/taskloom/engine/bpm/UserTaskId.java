package io.taskloom.engine.bpm;

import java.util.UUID;

/** A user task of a running instance; a UUIDv7. */
public record UserTaskId(UUID value) {

    public static UserTaskId of(String text) {
        return new UserTaskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
