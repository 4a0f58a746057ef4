package io.taskloom.engine.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why somebody is told. */
public enum NotificationKind {
    /** Named in a comment or a description. */
    @JsonProperty("mentioned")
    MENTIONED,
    /** Given a task. */
    @JsonProperty("assigned")
    ASSIGNED,
    @JsonProperty("commented")
    COMMENTED,
    @JsonProperty("changed")
    CHANGED,
    @JsonProperty("completed")
    COMPLETED,
    /** Let into a workspace or a project. */
    @JsonProperty("invited")
    INVITED,
    /** An import of theirs is over, or gave them tasks. */
    @JsonProperty("imported")
    IMPORTED,
    /** It is time to remember a task. */
    @JsonProperty("reminded")
    REMINDED,
    /** A task is overdue for long. */
    @JsonProperty("escalated")
    ESCALATED,
    /** Their vote is wanted. */
    @JsonProperty("asked")
    ASKED,
    /** Runs of an automation of theirs have failed. */
    @JsonProperty("failed")
    FAILED;

    static NotificationKind of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
