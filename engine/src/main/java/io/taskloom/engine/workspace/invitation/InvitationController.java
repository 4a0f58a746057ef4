package io.taskloom.engine.workspace.invitation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.workspace.WorkspaceRole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Invitations", description = "Asking people in by e-mail, and answering.")
@RequestMapping("/api/v1")
class InvitationController {

    private final Invitations invitations;
    private final InvitationAnswers answers;

    InvitationController(Invitations invitations, InvitationAnswers answers) {
        this.invitations = invitations;
        this.answers = answers;
    }

    @GetMapping("/workspaces/{workspace}/invitations")
    @Operation(summary = "Open invitations, newest first", description = "All on one page. For owners and admins.")
    Page<InvitationView> list(Actor actor, @PathVariable WorkspaceId workspace) {
        return new Page<>(invitations.list(actor, workspace), null);
    }

    @PostMapping("/workspaces/{workspace}/invitations")
    @Operation(
            summary = "Invite somebody by e-mail",
            description =
                    "For owners and admins; with a project, for its owners too. An open invitation of the same kind "
                            + "for that address is renewed. A member of the workspace who is invited to a project is in it at once.")
    @ResponseStatus(HttpStatus.CREATED)
    InvitationView invite(Actor actor, @PathVariable WorkspaceId workspace, @Valid @RequestBody NewInvitation input) {
        return invitations.invite(
                actor, workspace, new Invite(input.email(), input.role(), input.projectId(), input.projectRole()));
    }

    @PostMapping("/workspaces/{workspace}/invitations/{invitation}/resend")
    @Operation(summary = "Mail it once more", description = "Its time begins anew.")
    InvitationView resend(Actor actor, @PathVariable WorkspaceId workspace, @PathVariable InvitationId invitation) {
        return invitations.resend(actor, workspace, invitation);
    }

    @DeleteMapping("/workspaces/{workspace}/invitations/{invitation}")
    @Operation(summary = "Take it back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Actor actor, @PathVariable WorkspaceId workspace, @PathVariable InvitationId invitation) {
        invitations.withdraw(actor, workspace, invitation);
    }

    @GetMapping("/invitations/{token}")
    @Operation(summary = "What I am invited to", description = "With the token from the mail and the invited address.")
    InvitationView look(SignedIn me, @PathVariable String token) {
        return answers.look(me.email(), token);
    }

    @PostMapping("/invitations/{token}")
    @Operation(summary = "Accept: join the workspace and what the invitation includes")
    InvitationView accept(SignedIn me, @PathVariable String token) {
        return answers.accept(me.actor(), me.email(), token);
    }

    @DeleteMapping("/invitations/{token}")
    @Operation(summary = "Decline")
    InvitationView decline(SignedIn me, @PathVariable String token) {
        return answers.decline(me.actor(), me.email(), token);
    }

    record NewInvitation(
            @NotNull String email,
            @Nullable WorkspaceRole role,
            @Nullable ProjectId projectId,

            @Schema(allowableValues = {"owner", "member", "viewer"}) @Nullable
            String projectRole) {}
}
