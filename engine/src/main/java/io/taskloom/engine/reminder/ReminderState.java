package io.taskloom.engine.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a reminder is, as people see it. */
public enum ReminderState {
    /** A timer waits, or its mails are on their way. */
    @JsonProperty("armed")
    ARMED,
    @JsonProperty("sent")
    SENT,
    /** A mail has used up its attempts; somebody may give it new ones. */
    @JsonProperty("failed")
    FAILED,
    /** Taken back, or the task ended first. */
    @JsonProperty("removed")
    REMOVED
}
