package io.taskloom.engine.task.tag;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** A tag was made, renamed or coloured. */
public record TagChanged(@JsonIgnore WorkspaceId workspace, TagView tag) implements DomainEvent {

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
