package io.taskloom.engine.task.field;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** A custom field was made, changed, moved, archived or brought back. */
public record CustomFieldChanged(@JsonIgnore WorkspaceId workspace, CustomField field) implements DomainEvent {

    @Override
    @JsonIgnore
    public ProjectId project() {
        return field.projectId();
    }

    @Override
    @JsonIgnore
    public Subject subject() {
        return new Subject("field", field.id().value());
    }
}
