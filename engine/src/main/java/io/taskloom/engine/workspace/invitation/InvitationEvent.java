package io.taskloom.engine.workspace.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What happened to an invitation. It tells neither address nor secret: every member may see it. */
interface InvitationEvent extends DomainEvent {

    /** @param projectId what joining includes */
    record Of(
            InvitationId id,
            @JsonProperty("workspaceId") WorkspaceId workspace,

            @JsonProperty("projectId") @Nullable ProjectId project) {
        static Of the(Invitation invitation) {
            return new Of(invitation.id(), invitation.workspace(), invitation.project());
        }
    }

    Of invitation();

    @Override
    default WorkspaceId workspace() {
        return invitation().workspace();
    }

    @Override
    default @Nullable ProjectId project() {
        return invitation().project();
    }

    @Override
    default Subject subject() {
        return new Subject("invitation", invitation().id().value());
    }
}
