package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.workspace.WorkspaceRole;
import org.jspecify.annotations.Nullable;

/**
 * The wish to have somebody in.
 *
 * @param role in the workspace; null for what an open invitation says already, else a member
 * @param project that joining includes
 * @param projectRole null for a member
 */
public record Invite(
        String email,
        @Nullable WorkspaceRole role,
        @Nullable ProjectId project,
        @Nullable String projectRole) {}
