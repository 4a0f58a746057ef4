package io.taskloom.engine.task.section;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** The section is gone; its tasks stand in none. */
public record SectionRemoved(@JsonIgnore WorkspaceId workspace, SectionView section) implements DomainEvent {

    @Override
    @JsonIgnore
    public ProjectId project() {
        return section.projectId();
    }

    @Override
    @JsonIgnore
    public Subject subject() {
        return new Subject("section", section.id().value());
    }
}
