package io.taskloom.engine.workspace.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation, as those who manage it and the invited person see it.
 *
 * @param projectId what joining includes, beside the workspace
 * @param projectName null if there is no such project any more
 * @param projectRole {@code owner}, {@code member} or {@code viewer}
 * @param mail whether the newest mail is out
 */
@Schema(name = "Invitation")
public record InvitationView(
        InvitationId id,
        String email,
        WorkspaceId workspaceId,
        String workspaceName,
        WorkspaceRole role,
        @Nullable ProjectId projectId,
        @Nullable String projectName,

        @Schema(allowableValues = {"owner", "member", "viewer"}) @Nullable
        String projectRole,

        PersonView invitedBy,
        Instant createdAt,
        Instant expiresAt,
        InvitationState state,
        MailState mail) {}
