package io.taskloom.engine.template;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** A template was made, changed or deleted. */
public record TemplateChanged(
        @JsonProperty("workspaceId") WorkspaceId workspace, TemplateId templateId, String name, boolean deleted)
        implements DomainEvent {

    @Override
    @JsonIgnore
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("template", templateId.value());
    }
}
