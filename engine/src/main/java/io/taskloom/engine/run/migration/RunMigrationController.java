package io.taskloom.engine.run.migration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.AUTOMATIONS)
@RequestMapping("/api/v1/automations/{automation}")
@Tag(name = "Automations")
class RunMigrationController {

    private final RunMigrations migrations;

    RunMigrationController(RunMigrations migrations) {
        this.migrations = migrations;
    }

    @GetMapping("/waiting")
    @Operation(
            summary = "How many runs wait at which step",
            description = "Per version with runs that have not ended. For whoever may publish it.")
    Waits waiting(Actor actor, @PathVariable AutomationId automation) {
        return new Waits(migrations.waiting(actor, automation));
    }

    @GetMapping("/migrate")
    @Operation(
            summary = "Where runs of one version would go on in another",
            description = "`to` is the published version if left out. Nothing changes.")
    MigrationPlanView plan(
            Actor actor,
            @PathVariable AutomationId automation,
            @RequestParam int from,
            @RequestParam(required = false) @Nullable Integer to) {
        return migrations.plan(actor, automation, from, to);
    }

    @PostMapping("/migrate")
    @Operation(
            summary = "Have the runs of one version follow another",
            description =
                    "Each goes on where it waits, as the plan says and `steps` changes it, or is cancelled and begins again"
                            + " (`way`). Done behind this answer, run by run; what can't be moved stays and says why. 422 with"
                            + " findings if the plan can't be carried out, 409 while another migration is at work.")
    ResponseEntity<RunMigrationView> begin(
            Actor actor, @PathVariable AutomationId automation, @Valid @RequestBody BeginMigration command) {
        RunMigrationView begun = migrations.begin(actor, automation, command);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/automations/%s/migrations/%s".formatted(automation, begun.id())))
                .body(begun);
    }

    @GetMapping("/migrations")
    @Operation(summary = "Migrations of its runs, newest first")
    Page<RunMigrationView> list(Actor actor, @PathVariable AutomationId automation, PageRequest page) {
        return migrations.list(actor, automation, page);
    }

    @GetMapping("/migrations/{migration}")
    @Operation(summary = "One migration, with the runs that stayed")
    RunMigrationView get(Actor actor, @PathVariable AutomationId automation, @PathVariable RunMigrationId migration) {
        return migrations.get(actor, automation, migration);
    }

    record Waits(List<WaitingView> items) {}
}
