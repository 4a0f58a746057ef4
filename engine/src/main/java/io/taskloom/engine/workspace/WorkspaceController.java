package io.taskloom.engine.workspace;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.NotForKeys;
import io.taskloom.engine.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
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
@Tag(name = "Workspaces", description = "Where people work together; nothing is seen from outside.")
@RequestMapping("/api/v1/workspaces")
class WorkspaceController {

    private final Workspaces workspaces;
    private final WorkspaceMembers members;

    WorkspaceController(Workspaces workspaces, WorkspaceMembers members) {
        this.workspaces = workspaces;
        this.members = members;
    }

    @GetMapping
    @Operation(summary = "My workspaces, by name")
    Page<WorkspaceView> mine(Actor actor) {
        return new Page<>(workspaces.mine(actor), null);
    }

    @NotForKeys
    @PostMapping
    @Operation(summary = "Make a workspace, of which I am the owner")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<WorkspaceView> create(Actor actor, @Valid @RequestBody NewWorkspace input) {
        WorkspaceView made = workspaces.create(actor, input.name());
        return ResponseEntity.created(URI.create("/api/v1/workspaces/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping("/{workspace}")
    @Operation(summary = "One workspace")
    ResponseEntity<WorkspaceView> get(Actor actor, @PathVariable WorkspaceId workspace) {
        WorkspaceView view = workspaces.get(actor, workspace);
        return ETags.ok(view, view.version());
    }

    @GetMapping("/{workspace}/members")
    @Operation(summary = "Who belongs to it, and as what", description = "All on one page.")
    Page<Member> members(Actor actor, @PathVariable WorkspaceId workspace) {
        return new Page<>(members.list(actor, workspace), null);
    }

    @NotForKeys
    @PutMapping("/{workspace}/members/{person}")
    @Operation(
            summary = "Let somebody in, or change the role",
            description =
                    "For the owner and admins. Whom they share no workspace with is unknown here, and is invited instead.")
    Member put(
            Actor actor,
            @PathVariable WorkspaceId workspace,
            @PathVariable PersonId person,
            @Valid @RequestBody MemberRole input) {
        return members.put(actor, workspace, person, input.role());
    }

    @NotForKeys
    @DeleteMapping("/{workspace}/members/{person}")
    @Operation(
            summary = "Take somebody out",
            description =
                    "For the owner and admins, and everybody for oneself. tasksTo takes over the open tasks, which else"
                            + " stay assigned as they are; 409 if that is nobody of their projects, which it names, or if there are"
                            + " more than 1,000.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Actor actor,
            @PathVariable WorkspaceId workspace,
            @PathVariable PersonId person,
            @RequestParam(required = false) @Nullable PersonId tasksTo) {
        members.remove(actor, workspace, person, tasksTo);
    }

    record NewWorkspace(@NotNull String name) {}

    @Schema(name = "NewWorkspaceRole")
    record MemberRole(@NotNull WorkspaceRole role) {}
}
