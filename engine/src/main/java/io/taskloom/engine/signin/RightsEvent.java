package io.taskloom.engine.signin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody may do, or everybody, is no longer what their tokens say; nobody but its person hears of it. */
interface RightsEvent extends DomainEvent {

    /** Null for everybody's. */
    @Nullable
    PersonId person();

    @Override
    @JsonIgnore
    default WorkspaceId workspace() {
        return WorkspaceId.NONE;
    }

    @Override
    @JsonIgnore
    default @Nullable ProjectId project() {
        return null;
    }

    @Override
    @JsonIgnore
    default @Nullable PersonId only() {
        return person();
    }

    @Override
    @JsonIgnore
    default Subject subject() {
        PersonId person = person();
        return new Subject("account", person == null ? new UUID(0, 0) : person.value());
    }
}
