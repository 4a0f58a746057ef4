package io.taskloom.engine.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which workspace; also the Camunda tenant. Stands here because every event belongs to one. */
public record WorkspaceId(@JsonValue UUID value) {

    /** Of what belongs to none: an event of a person's own account. Nobody is a member of it. */
    public static final WorkspaceId NONE = new WorkspaceId(new UUID(0, 0));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkspaceId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static WorkspaceId of(String text) {
        return new WorkspaceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
