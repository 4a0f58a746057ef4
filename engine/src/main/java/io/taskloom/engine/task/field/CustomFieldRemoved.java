package io.taskloom.engine.task.field;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** The field is gone, and its values with it. */
public record CustomFieldRemoved(@JsonIgnore WorkspaceId workspace, CustomField field) implements DomainEvent {

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
