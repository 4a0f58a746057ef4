package io.taskloom.engine.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import org.jspecify.annotations.Nullable;

/** What happened to somebody's timer; told to them alone, in all their browsers. */
interface TimerEvent extends DomainEvent {

    TimeEntryId entryId();

    @Override
    @JsonIgnore
    default @Nullable ProjectId project() {
        return null;
    }

    @Override
    @JsonIgnore
    default Subject subject() {
        return new Subject("timer", entryId().value());
    }
}
