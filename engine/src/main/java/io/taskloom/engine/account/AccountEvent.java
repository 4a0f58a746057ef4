package io.taskloom.engine.account;

import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** Something that became of somebody's account; told to them alone, and kept when they are erased. */
sealed interface AccountEvent extends DomainEvent permits AccountDeletionRequested, AccountRestored, AccountErased {

    @Override
    PersonId only();

    @Override
    default WorkspaceId workspace() {
        return WorkspaceId.NONE;
    }

    @Override
    default @Nullable ProjectId project() {
        return null;
    }

    /** The account, so that what happens to it keeps its order. */
    @Override
    default Subject subject() {
        return new Subject("account", only().value());
    }
}
