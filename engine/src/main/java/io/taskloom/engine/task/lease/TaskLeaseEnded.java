package io.taskloom.engine.task.lease;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;

/** The task was let go before its time was up; what ends by the clock tells nobody. */
public record TaskLeaseEnded(
        @JsonIgnore WorkspaceId workspace, @JsonIgnore ProjectId project, TaskId taskId) implements DomainEvent {

    @Override
    public Subject subject() {
        return new Subject("task", taskId.value());
    }
}
