package io.taskloom.engine.task.lease;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskPerson;
import java.time.Instant;

/** Somebody keeps the task, or goes on keeping it. */
public record LeaseTaken(
        @JsonIgnore WorkspaceId workspace,
        @JsonIgnore ProjectId project,
        TaskId taskId,
        TaskPerson holder,
        Instant until)
        implements DomainEvent {

    /** That name is the problem's in Java. */
    @Override
    public String type() {
        return "TaskLeased";
    }

    @Override
    public Subject subject() {
        return new Subject("task", taskId.value());
    }
}
