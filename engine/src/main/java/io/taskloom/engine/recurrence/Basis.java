package io.taskloom.engine.recurrence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** From where the next date of a series counts. */
public enum Basis {
    /** The dates are fixed, however late a task is done; those that are over by then are left out. */
    @JsonProperty("due_date")
    DUE_DATE,
    /** The day on which the task before was done. */
    @JsonProperty("completion")
    COMPLETION;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Basis of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
