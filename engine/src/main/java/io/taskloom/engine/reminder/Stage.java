package io.taskloom.engine.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who is told next that a task is overdue. */
public enum Stage {
    /** Else the reporter. */
    @JsonProperty("assignees")
    ASSIGNEES,
    /** Whom the project names, else its owners. */
    @JsonProperty("manager")
    MANAGER;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
