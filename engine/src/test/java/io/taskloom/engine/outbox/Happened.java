package io.taskloom.engine.outbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of no feature. */
record Happened(@JsonIgnore UUID about, int number) implements DomainEvent {

    static final WorkspaceId WORKSPACE = WorkspaceId.of("00000000-0000-7000-8000-00000000aaaa");

    @Override
    public WorkspaceId workspace() {
        return WORKSPACE;
    }

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("thing", about);
    }
}
