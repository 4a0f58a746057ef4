package io.taskloom.engine.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which scenario. */
public record ScenarioId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ScenarioId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static ScenarioId of(String text) {
        return new ScenarioId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
