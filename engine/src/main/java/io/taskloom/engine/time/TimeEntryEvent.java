package io.taskloom.engine.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.TaskRef;

/** What happened to the time of a task. Its subject is the task, so that all of a task's time comes in order. */
interface TimeEntryEvent extends DomainEvent {

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
