package io.taskloom.engine.live;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Set;

/** Who may follow what. */
interface Audience {

    /** Workspaces whose events the person may see. */
    Set<WorkspaceId> workspaces(PersonId person);

    /** Projects whose events the person may see. */
    Set<ProjectId> projects(PersonId person);
}
