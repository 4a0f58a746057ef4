package io.taskloom.engine.automation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.AUTOMATIONS)
@RequestMapping("/api/v1")
@Tag(name = "Automations", description = "Drawn as BPMN, published in versions, started by events or by hand.")
class AutomationController {

    private final Automations automations;

    AutomationController(Automations automations) {
        this.automations = automations;
    }

    @GetMapping("/workspaces/{workspace}/automations")
    @Operation(summary = "A workspace's automations, newest first", description = "For every member.")
    Page<AutomationView> list(Actor actor, @PathVariable WorkspaceId workspace, PageRequest page) {
        return automations.list(actor, workspace, page);
    }

    @PostMapping("/workspaces/{workspace}/automations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make an automation, with a draft only",
            description = "For the workspace's owner and admins, and members with the role designer.")
    ResponseEntity<AutomationView> create(
            Actor actor, @PathVariable WorkspaceId workspace, @Valid @RequestBody CreateAutomation command) {
        AutomationView created = automations.create(actor, workspace, command);
        return ResponseEntity.created(URI.create("/api/v1/automations/" + created.id()))
                .eTag(ETags.of(created.version()))
                .body(created);
    }

    @GetMapping("/automations/{automation}")
    @Operation(summary = "One automation")
    ResponseEntity<AutomationView> get(Actor actor, @PathVariable AutomationId automation) {
        AutomationView found = automations.get(actor, automation);
        return ETags.ok(found, found.version());
    }

    @PatchMapping("/automations/{automation}")
    @Operation(
            summary =
                    "Rename it, move its user tasks, switch it on or off, say what its failures start and how long runs are kept",
            description =
                    "JSON merge patch. `errorAutomationId` names another automation of the workspace, which is started once for each"
                            + " failure of a run with the variable `failure`; null for none. Runs go `runsKeptDays` after their end, sooner if"
                            + " the workspace's plan or the installation says so; null leaves it to those.")
    ResponseEntity<AutomationView> change(
            Actor actor,
            @PathVariable AutomationId automation,
            IfMatch ifMatch,
            @Valid @RequestBody ChangeAutomation change) {
        AutomationView changed = automations.change(actor, automation, change, ifMatch);
        return ETags.ok(changed, changed.version());
    }

    @DeleteMapping("/automations/{automation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete it",
            description =
                    "409 while runs of it have not ended, or others name it as their error automation; what its runs did stays"
                            + " on record.")
    void delete(Actor actor, @PathVariable AutomationId automation, IfMatch ifMatch) {
        automations.delete(actor, automation, ifMatch);
    }
}
