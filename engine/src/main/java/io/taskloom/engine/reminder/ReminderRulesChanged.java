package io.taskloom.engine.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** A project reminds and escalates in another way from now on. */
public record ReminderRulesChanged(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        @JsonProperty("projectId") ProjectId project,
        ReminderRulesView rules)
        implements DomainEvent {

    @Override
    public Subject subject() {
        return new Subject("project", project.value());
    }
}
