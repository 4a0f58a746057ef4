package io.taskloom.engine.remark;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import org.jspecify.annotations.Nullable;

/** What happened to a comment on a diagram; for every member of the workspace. The automation itself did not change. */
interface RemarkEvent extends DomainEvent {

    RemarkId commentId();

    @Override
    @JsonIgnore
    default @Nullable ProjectId project() {
        return null;
    }

    @Override
    @JsonIgnore
    default Subject subject() {
        return new Subject("automation-comment", commentId().value());
    }
}
