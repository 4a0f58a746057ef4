package io.taskloom.engine.task.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** What of a project somebody wants to be told. */
@Schema(name = "NotificationLevel")
public enum Level {
    /** Everything that happens in it. */
    @JsonProperty("all")
    ALL,
    /** What one is assigned to, watches or is mentioned in; so it is for who never chose. */
    @JsonProperty("mine")
    MINE,
    /** Only what one is mentioned in. */
    @JsonProperty("mentions")
    MENTIONS,
    /** Nothing. */
    @JsonProperty("none")
    NONE;

    static Level of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
