package io.taskloom.engine.comment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.TaskRef;

/** What happened in a task's thread. Its subject is the task, so that all of a thread comes in order. */
interface CommentEvent extends DomainEvent {

    TaskRef task();

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
