package io.taskloom.engine.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** There is something new in somebody's inbox; told to them alone. */
public record NotificationAdded(
        NotificationId id,
        @JsonIgnore WorkspaceId workspace,
        @JsonIgnore PersonId only) implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("notification", id.value());
    }
}
