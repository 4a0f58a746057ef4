package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** What happened to a task; it carries the task as it is since then. */
public interface TaskEvent extends DomainEvent {

    TaskSnapshot task();

    @Override
    @JsonIgnore
    default WorkspaceId workspace() {
        return task().workspaceId();
    }

    @Override
    @JsonIgnore
    default ProjectId project() {
        return task().projectId();
    }

    @Override
    @JsonIgnore
    default Subject subject() {
        return new Subject("task", task().id().value());
    }
}
