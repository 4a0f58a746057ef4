package io.taskloom.engine.automation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which automation. */
public record AutomationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AutomationId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static AutomationId of(String text) {
        return new AutomationId(UUID.fromString(text));
    }

    /** Under which its versions are deployed. */
    String definitionKey() {
        return "automation-" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
