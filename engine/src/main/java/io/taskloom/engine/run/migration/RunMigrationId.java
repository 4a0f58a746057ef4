package io.taskloom.engine.run.migration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which migration. */
public record RunMigrationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunMigrationId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static RunMigrationId of(String text) {
        return new RunMigrationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
