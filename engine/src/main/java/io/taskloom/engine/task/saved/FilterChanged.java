package io.taskloom.engine.task.saved;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A saved filter was made, changed or deleted.
 *
 * @param deleted whether it is gone, for whoever hears of it: one that is shared no longer is gone for the others
 */
public record FilterChanged(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        @JsonProperty("projectId") @Nullable ProjectId project,
        SavedFilterId filterId,
        String name,
        boolean deleted,
        @JsonIgnore @Nullable PersonId only)
        implements DomainEvent {

    /** @param all whether everybody is told who could see it, or its owner alone */
    static FilterChanged of(SavedFilter filter, boolean deleted, boolean all) {
        return new FilterChanged(
                filter.workspace(), filter.project(), filter.id(), filter.name(), deleted, all ? null : filter.owner());
    }

    @Override
    public Subject subject() {
        return new Subject("filter", filterId.value());
    }
}
