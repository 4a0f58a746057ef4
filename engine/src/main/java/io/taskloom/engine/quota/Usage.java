package io.taskloom.engine.quota;

import io.taskloom.engine.event.WorkspaceId;

/** How much of a limit a workspace uses; a feature declares one for what it keeps, so that the count is always the truth. */
public interface Usage {

    Limit limit();

    long of(WorkspaceId workspace);
}
