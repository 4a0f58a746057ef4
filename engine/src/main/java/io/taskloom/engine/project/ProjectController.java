package io.taskloom.engine.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.NotForKeys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.Patch;
import io.taskloom.engine.workspace.invitation.InvitationView;
import io.taskloom.engine.workspace.invitation.Invitations;
import io.taskloom.engine.workspace.invitation.Invite;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.PROJECTS)
@Tag(name = "Projects", description = "Tasks that belong together, and who sees them.")
@RequestMapping("/api/v1")
class ProjectController {

    private final Projects projects;
    private final ProjectMembers members;
    private final Invitations invitations;
    private final ProjectRemoval removal;

    ProjectController(Projects projects, ProjectMembers members, Invitations invitations, ProjectRemoval removal) {
        this.projects = projects;
        this.members = members;
        this.invitations = invitations;
        this.removal = removal;
    }

    @GetMapping("/workspaces/{workspace}/projects")
    @Operation(summary = "The projects that I see, by name", description = "All on one page.")
    Page<ProjectView> list(Actor actor, @PathVariable WorkspaceId workspace) {
        return new Page<>(projects.list(actor, workspace), null);
    }

    @PostMapping("/workspaces/{workspace}/projects")
    @Operation(summary = "Make a project, of which I am the owner")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ProjectView> create(
            Actor actor, @PathVariable WorkspaceId workspace, @Valid @RequestBody NewProject input) {
        ProjectView made = projects.create(actor, workspace, input.name(), input.description(), input.color());
        return ResponseEntity.created(URI.create("/api/v1/projects/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping("/projects/{project}")
    @Operation(summary = "One project")
    ResponseEntity<ProjectView> get(Actor actor, @PathVariable ProjectId project) {
        ProjectView view = projects.get(actor, project);
        return ETags.ok(view, view.version());
    }

    @PatchMapping("/projects/{project}")
    @Operation(summary = "Rename it, describe it, colour it", description = "JSON merge patch.")
    ResponseEntity<ProjectView> patch(
            Actor actor, @PathVariable ProjectId project, @Valid @RequestBody ProjectPatch patch, IfMatch ifMatch) {
        ProjectView view = projects.patch(actor, project, patch.name(), patch.description(), patch.color(), ifMatch);
        return ETags.ok(view, view.version());
    }

    @DeleteMapping("/projects/{project}")
    @Operation(
            summary = "Delete a project for good",
            description = "For its owners. Its tasks go with it, and their processes end; nothing brings it back.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable ProjectId project, IfMatch ifMatch) {
        removal.delete(actor, project, ifMatch);
    }

    @GetMapping("/projects/{project}/members")
    @Operation(summary = "Who sees it, and as what", description = "All on one page.")
    Page<ProjectMember> members(Actor actor, @PathVariable ProjectId project) {
        return new Page<>(members.list(actor, project), null);
    }

    @NotForKeys
    @PutMapping("/projects/{project}/members/{person}")
    @Operation(summary = "Let a member of the workspace in, or change the role", description = "For its owners.")
    ProjectMember put(
            Actor actor,
            @PathVariable ProjectId project,
            @PathVariable PersonId person,
            @Valid @RequestBody MemberRole input) {
        return members.put(actor, project, person, input.role());
    }

    @NotForKeys
    @DeleteMapping("/projects/{project}/members/{person}")
    @Operation(
            summary = "Take somebody out",
            description =
                    "For its owners, and everybody for oneself. tasksTo takes over the open tasks, which else stay"
                            + " assigned as they are; 409 if that is nobody of the project, or if there are more than 1,000.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Actor actor,
            @PathVariable ProjectId project,
            @PathVariable PersonId person,
            @RequestParam(required = false) @Nullable PersonId tasksTo) {
        members.remove(actor, project, person, tasksTo);
    }

    @NotForKeys
    @GetMapping("/projects/{project}/invitations")
    @Operation(summary = "Open invitations that include it, newest first", description = "For its owners.")
    Page<InvitationView> invitations(Actor actor, @PathVariable ProjectId project) {
        ProjectAccess access = projects.require(actor, project, ProjectRole.OWNER);
        return new Page<>(invitations.list(actor, access.workspace(), project), null);
    }

    @NotForKeys
    @PostMapping("/projects/{project}/invitations")
    @Operation(
            summary = "Invite somebody by e-mail",
            description = "For its owners. A member of the workspace is in at once; others are asked into both.")
    @ResponseStatus(HttpStatus.CREATED)
    InvitationView invite(Actor actor, @PathVariable ProjectId project, @Valid @RequestBody NewInvitation input) {
        ProjectAccess access = projects.require(actor, project, ProjectRole.OWNER);
        String role = input.projectRole() == null ? null : input.projectRole().column();
        return invitations.invite(actor, access.workspace(), new Invite(input.email(), null, project, role));
    }

    @Schema(name = "NewProjectInvitation")
    record NewInvitation(@NotNull String email, @Nullable ProjectRole projectRole) {}

    record NewProject(
            @NotNull String name,
            @Nullable String description,
            @Nullable String color) {}

    record ProjectPatch(Patch<@NotNull String> name, Patch<String> description, Patch<String> color) {}

    @Schema(name = "NewProjectRole")
    record MemberRole(@NotNull ProjectRole role) {}
}
