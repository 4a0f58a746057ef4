package io.taskloom.engine.attachment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.TaskRef;

/** What happened to a file of a task. Its subject is the task. */
interface AttachmentEvent extends DomainEvent {

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
