package io.taskloom.engine.identity.key;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something happened to a key; nobody but its person hears of it. */
interface ApiKeyEvent extends DomainEvent {

    ApiKeyId key();

    PersonId person();

    @Nullable
    WorkspaceId workspaceId();

    @Override
    @JsonIgnore
    default WorkspaceId workspace() {
        return Objects.requireNonNullElse(workspaceId(), WorkspaceId.NONE);
    }

    @Override
    @JsonIgnore
    default @Nullable ProjectId project() {
        return null;
    }

    @Override
    @JsonIgnore
    default PersonId only() {
        return person();
    }

    @Override
    @JsonIgnore
    default Subject subject() {
        return new Subject("api_key", key().value());
    }
}
