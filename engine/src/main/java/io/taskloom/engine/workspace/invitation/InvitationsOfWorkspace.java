package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.workspace.WorkspaceContent;
import java.time.Clock;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody joins a workspace that is about to go; first of all, so that nobody has when it does. */
@Component
@Order(0)
class InvitationsOfWorkspace implements WorkspaceContent {

    private final InvitationRows rows;
    private final InvitationFlow flow;
    private final Clock clock;

    InvitationsOfWorkspace(InvitationRows rows, InvitationFlow flow, Clock clock) {
        this.rows = rows;
        this.flow = flow;
        this.clock = clock;
    }

    @Override
    public boolean remove(WorkspaceId workspace) {
        rows.lock(workspace);
        for (Invitation open : rows.open(workspace, null)) {
            rows.end(open.id(), InvitationState.WITHDRAWN, clock.instant());
            flow.withdrawn(open);
        }
        return true;
    }
}
