package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How much it matters, least first. */
public enum Priority {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("urgent")
    URGENT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Priority of(int column) {
        return values()[column];
    }
}
