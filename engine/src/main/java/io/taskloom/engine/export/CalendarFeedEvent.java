package io.taskloom.engine.export;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An address under which whoever has it reads dates; nobody but its person hears of it. */
sealed interface CalendarFeedEvent extends DomainEvent {

    CalendarFeedId feed();

    PersonId person();

    String name();

    @Nullable
    WorkspaceId workspaceId();

    /** One can be asked for now. @param workspaceId of the project it shows; null if it shows every project of its person */
    record CalendarFeedMade(
            CalendarFeedId feed,
            PersonId person,
            String name,
            @Nullable WorkspaceId workspaceId) implements CalendarFeedEvent {}

    /** It leads nowhere any more. */
    record CalendarFeedRevoked(
            CalendarFeedId feed,
            PersonId person,
            String name,
            @Nullable WorkspaceId workspaceId) implements CalendarFeedEvent {}

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
        return new Subject("calendar_feed", feed().value());
    }
}
