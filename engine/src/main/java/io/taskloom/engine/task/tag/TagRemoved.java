package io.taskloom.engine.task.tag;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** The tag is gone, also from the tasks that had it. */
public record TagRemoved(@JsonIgnore WorkspaceId workspace, TagView tag) implements DomainEvent {

    @Override
    @JsonIgnore
    public ProjectId project() {
        return tag.projectId();
    }

    @Override
    @JsonIgnore
    public Subject subject() {
        return new Subject("tag", tag.id().value());
    }
}
