package io.taskloom.engine.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.List;

/** Asked for the workspaces of a person; implemented by whoever keeps them. */
public interface WorkspacesOf {

    /** By name. */
    List<Membership> of(PersonId person);

    /** @param role {@code owner}, {@code admin} or {@code member} */
    record Membership(
            WorkspaceId id,
            String name,

            @Schema(allowableValues = {"owner", "admin", "member"})
            String role) {}
}
