package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the table of invitations. @param instance of its process, while it is open */
record Invitation(
        InvitationId id,
        WorkspaceId workspace,
        String workspaceName,
        Address address,
        WorkspaceRole role,
        @Nullable ProjectId project,
        @Nullable String projectRole,
        PersonId invitedBy,
        Instant createdAt,
        Instant expiresAt,
        InvitationState state,
        MailState mail,
        @Nullable InstanceId instance) {

    /** The timer may be late; the last moment is not. */
    Invitation asOf(Instant now) {
        return state == InvitationState.OPEN && !now.isBefore(expiresAt) ? in(InvitationState.EXPIRED) : this;
    }

    Invitation in(InvitationState next) {
        return new Invitation(
                id,
                workspace,
                workspaceName,
                address,
                role,
                project,
                projectRole,
                invitedBy,
                createdAt,
                expiresAt,
                next,
                mail,
                instance);
    }

    boolean open() {
        return state == InvitationState.OPEN;
    }
}
