package io.taskloom.engine.signin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something happened to somebody's account; told to them alone. */
public record SignInNoted(
        SignInKind kind,
        @Nullable String address,
        @Nullable String browser,
        @Nullable String system,
        @Nullable String place,
        boolean newDevice,
        @JsonIgnore UUID id,
        @JsonIgnore PersonId only)
        implements DomainEvent {

    @Override
    public WorkspaceId workspace() {
        return WorkspaceId.NONE;
    }

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    /** The account, so that what happens to it keeps its order. */
    @Override
    public Subject subject() {
        return new Subject("account", only.value());
    }
}
