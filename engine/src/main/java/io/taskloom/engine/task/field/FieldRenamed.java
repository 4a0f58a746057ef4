package io.taskloom.engine.task.field;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.filter.Renaming;

/** Hears that a field has another name, in the transaction of the change, to keep up what calls fields by their names. */
public interface FieldRenamed {

    /** @param everywhere whether no other project of the workspace has a field of the old name */
    void renamed(Actor actor, WorkspaceId workspace, ProjectId project, Renaming renaming, boolean everywhere);
}
