package io.taskloom.engine.workspace;

import io.taskloom.engine.event.WorkspaceId;

/**
 * What is in workspaces and must go before they can. Asked in the order of {@link org.springframework.core.annotation.Order}, each
 * only when nothing is left of those before. What only refers to a workspace goes by the database's cascade.
 */
public interface WorkspaceContent {

    /**
     * Removes some of it, in the caller's transaction; nobody is in the workspace any more.
     *
     * @return whether nothing is left
     */
    boolean remove(WorkspaceId workspace);
}
