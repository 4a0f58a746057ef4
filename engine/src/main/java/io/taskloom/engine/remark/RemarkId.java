package io.taskloom.engine.remark;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A comment on a diagram. */
public record RemarkId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RemarkId {}

    /** @throws IllegalArgumentException if the text is no UUID */
    public static RemarkId of(String text) {
        return new RemarkId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
