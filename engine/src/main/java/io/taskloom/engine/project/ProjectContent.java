package io.taskloom.engine.project;

import io.taskloom.engine.event.ProjectId;

/** What is in projects and must go before they can: tasks. What only refers to a project goes by the database's cascade. */
public interface ProjectContent {

    /**
     * Removes some of it, in the caller's transaction; the project is hidden from everybody already.
     *
     * @return whether nothing is left
     */
    boolean remove(ProjectId project);
}
