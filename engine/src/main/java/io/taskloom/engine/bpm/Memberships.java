package io.taskloom.engine.bpm;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Set;

/** What somebody who signs in to Camunda's own pages belongs to (promise I15); implemented by who knows the teams. */
public interface Memberships {

    Membership of(PersonId person);

    /** Camunda's group of everybody in a workspace. */
    static String members(WorkspaceId workspace) {
        return "workspace:" + workspace;
    }

    /**
     * @param workspaces Camunda's tenants of that person
     * @param groups as {@link Processes.Candidates} names them; never one of Camunda's own, such as its administrators
     */
    record Membership(Set<WorkspaceId> workspaces, Set<String> groups) {}
}
