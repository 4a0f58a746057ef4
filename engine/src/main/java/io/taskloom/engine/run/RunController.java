package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.RUNS)
@RequestMapping("/api/v1")
@Tag(name = "Runs", description = "What automations did and do, step by step.")
class RunController {

    private final Runs runs;
    private final RunRepairs repairs;

    RunController(Runs runs, RunRepairs repairs) {
        this.runs = runs;
        this.repairs = repairs;
    }

    @PostMapping("/automations/{automation}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Start it by hand",
            description =
                    "For who may publish it; it acts with the publisher's rights. If its start has a form, the variables are"
                            + " the form's answers: 400 with an error for each field that breaks a rule. 202 with the run,"
                            + " which goes on; 507 if the plan has no room for more run data.")
    ResponseEntity<RunView> start(
            Actor actor,
            @PathVariable AutomationId automation,
            @RequestBody(required = false) @Nullable StartRun body) {
        RunView run = runs.start(actor, automation, body);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + run.id()))
                .body(run);
    }

    @GetMapping("/automations/{automation}/runs")
    @Operation(
            summary = "An automation's runs, newest first",
            description = "The automation is the path's, whatever else is asked.")
    Page<RunView> ofAutomation(
            Actor actor, @PathVariable AutomationId automation, @ParameterObject RunQuery query, PageRequest page) {
        return runs.ofAutomation(actor, automation, query.of(automation).checked(), page);
    }

    @GetMapping("/workspaces/{workspace}/runs")
    @Operation(summary = "A workspace's runs, newest first")
    Page<RunView> ofWorkspace(
            Actor actor, @PathVariable WorkspaceId workspace, @ParameterObject RunQuery query, PageRequest page) {
        return runs.ofWorkspace(actor, workspace, query.checked(), page);
    }

    @GetMapping("/workspaces/{workspace}/runs/count")
    @Operation(summary = "How many there are", description = "Counted up to 1,000.")
    RunCount count(Actor actor, @PathVariable WorkspaceId workspace, @ParameterObject RunQuery query) {
        return runs.count(actor, workspace, query.checked());
    }

    @GetMapping("/runs/{run}")
    @Operation(summary = "One run, with the model it follows")
    RunView get(Actor actor, @PathVariable RunId run) {
        return runs.get(actor, run);
    }

    @GetMapping("/runs/{run}/steps")
    @Operation(summary = "What it has done, in the order it began, with input, output and errors")
    Page<StepView> steps(Actor actor, @PathVariable RunId run, PageRequest page) {
        return runs.steps(actor, run, page);
    }

    @PostMapping("/runs/{run}/retry")
    @Operation(
            summary = "Try the failed step again",
            description =
                    "With other data, if some is given. 409 if the run is not held by a step, 422 if its inputs can't be worked"
                            + " out with that data.")
    RunView retry(Actor actor, @PathVariable RunId run, @RequestBody(required = false) @Nullable RetryRun body) {
        return repairs.retry(actor, run, body);
    }

    @PostMapping("/runs/{run}/skip")
    @Operation(
            summary = "Go on behind the failed step",
            description =
                    "As if it had completed with that output; it is recorded as skipped, by whom, and its error stays. 409 if the"
                            + " run is not held by it, or by several and none is named; 422 if its outputs can't be made from that.")
    RunView skip(Actor actor, @PathVariable RunId run, @Valid @RequestBody(required = false) @Nullable SkipStep body) {
        return repairs.skip(actor, run, body);
    }

    @PostMapping("/runs/{run}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Begin it once more",
            description =
                    "With the trigger and the data that began it, on the version that new runs use; the first one stays as it"
                            + " is. 409 if that data was too large to be kept, or the automation is switched off;"
                            + " 507 if the plan has no room for more run data.")
    ResponseEntity<RunView> replay(Actor actor, @PathVariable RunId run) {
        RunView begun = runs.replay(actor, run);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + begun.id()))
                .body(begun);
    }

    @PostMapping("/runs/{run}/cancel")
    @Operation(summary = "End it where it stands", description = "409 if it is over.")
    RunView cancel(Actor actor, @PathVariable RunId run) {
        return runs.cancel(actor, run);
    }
}
