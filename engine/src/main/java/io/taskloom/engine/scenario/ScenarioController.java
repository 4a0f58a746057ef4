package io.taskloom.engine.scenario;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
@Tag(name = "Scenarios", description = "Try-outs that are kept, and run before an automation is published.")
class ScenarioController {

    private final Scenarios scenarios;
    private final DraftScenarios drafts;
    private final RecordedScenarios recorded;

    ScenarioController(Scenarios scenarios, DraftScenarios drafts, RecordedScenarios recorded) {
        this.scenarios = scenarios;
        this.drafts = drafts;
        this.recorded = recorded;
    }

    @GetMapping("/automations/{automation}/scenarios")
    @Operation(
            summary = "An automation's scenarios, the oldest first",
            description = "For who may publish it. Without what they are given and answered.")
    Page<ScenarioView> list(Actor actor, @PathVariable AutomationId automation) {
        return new Page<>(
                scenarios.of(actor, automation).stream()
                        .map(ScenarioView::listed)
                        .toList(),
                null);
    }

    @PostMapping("/automations/{automation}/scenarios")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keep a try-out as a scenario",
            description =
                    "With what is expected of it: how and where it ends, what it goes through, what variables hold. It need not"
                            + " fit the draft. 409 at 50 scenarios.")
    ResponseEntity<ScenarioView> create(
            Actor actor, @PathVariable AutomationId automation, @Valid @RequestBody NewScenario body) {
        return made(automation, scenarios.create(actor, automation, body.text()));
    }

    @GetMapping("/automations/{automation}/scenarios/{scenario}")
    @Operation(summary = "One scenario")
    ResponseEntity<ScenarioView> get(
            Actor actor, @PathVariable AutomationId automation, @PathVariable ScenarioId scenario) {
        return told(scenarios.get(actor, automation, scenario));
    }

    @PatchMapping(
            path = "/automations/{automation}/scenarios/{scenario}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(
            summary = "Change a scenario",
            description =
                    "Variables, answers and the expectation are replaced as a whole; a result's actual outcome is such an"
                            + " expectation.")
    ResponseEntity<ScenarioView> change(
            Actor actor,
            @PathVariable AutomationId automation,
            @PathVariable ScenarioId scenario,
            @Valid @RequestBody ChangeScenario change,
            IfMatch ifMatch) {
        return told(scenarios.change(actor, automation, scenario, change, ifMatch));
    }

    @DeleteMapping("/automations/{automation}/scenarios/{scenario}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a scenario", description = "Published versions keep it as it was.")
    void delete(
            Actor actor, @PathVariable AutomationId automation, @PathVariable ScenarioId scenario, IfMatch ifMatch) {
        scenarios.delete(actor, automation, scenario, ifMatch);
    }

    @PostMapping("/automations/{automation}/scenarios/run")
    @Operation(
            summary = "Run scenarios against the draft",
            description =
                    "All of them or those named, as try-outs: nothing leaves the system and nothing is kept. Those that could not"
                            + " be begun within 30 seconds are reported as not run. 422 with findings if the draft could not be"
                            + " published.")
    ScenarioResults run(
            Actor actor,
            @PathVariable AutomationId automation,
            @Valid @RequestBody(required = false) @Nullable RunScenarios body) {
        return drafts.run(actor, automation, body == null ? new RunScenarios(null, null, null, null) : body);
    }

    @GetMapping("/automations/{automation}/versions/{number}/scenarios")
    @Operation(
            summary = "A version's scenarios",
            description = "As they were when it was published, and how they came out. For who may publish it.")
    VersionScenarios ofVersion(Actor actor, @PathVariable AutomationId automation, @PathVariable int number) {
        return scenarios.of(actor, automation, number);
    }

    @PostMapping("/runs/{run}/scenario")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a scenario of a run",
            description =
                    "Of one that is over or held by a failure: what it was given, what its steps brought, the way it took and how"
                            + " it came out. Everybody who may publish the automation sees that from then on. 409 if the run may"
                            + " still go on, or what a step brought was too large to be kept.")
    ResponseEntity<ScenarioView> ofRun(
            Actor actor, @PathVariable RunId run, @Valid @RequestBody NewScenarioOfRun body) {
        RecordedScenarios.Kept kept = recorded.keep(actor, run, body);
        return made(kept.automation(), kept.scenario());
    }

    private static ResponseEntity<ScenarioView> made(AutomationId automation, Scenario scenario) {
        return ResponseEntity.created(
                        URI.create("/api/v1/automations/%s/scenarios/%s".formatted(automation, scenario.id())))
                .eTag(ETags.of(scenario.version()))
                .body(ScenarioView.of(scenario));
    }

    private static ResponseEntity<ScenarioView> told(Scenario scenario) {
        return ETags.ok(ScenarioView.of(scenario), scenario.version());
    }
}
