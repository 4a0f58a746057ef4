package io.taskloom.engine.rule;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.AUTOMATIONS)
@RequestMapping("/api/v1")
@Tag(name = "Rules", description = "Automations stated as when, if and then; their diagram is written for you.")
class RuleController {

    private final Rules rules;

    RuleController(Rules rules) {
        this.rules = rules;
    }

    @Keys(value = Area.AUTOMATIONS, reads = true)
    @PostMapping("/workspaces/{workspace}/rules/preview")
    @Operation(
            summary = "A rule as a sentence and a diagram, and what it would have started",
            description =
                    "Nothing is kept. With `days`, it is held against what has really happened and you may see: how often it would"
                            + " have started, on which days, and for which tasks. Findings name their place in the rule.")
    RulePreview preview(Actor actor, @PathVariable WorkspaceId workspace, @Valid @RequestBody PreviewRule body) {
        return rules.preview(actor, workspace, body);
    }

    @PostMapping("/workspaces/{workspace}/rules")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make an automation of a rule, with a draft only",
            description =
                    "Answers the automation, which is published, tried out and run as any other. 422 with findings if the rule"
                            + " could not be published.")
    ResponseEntity<AutomationView> create(
            Actor actor, @PathVariable WorkspaceId workspace, @Valid @RequestBody NewRule body) {
        AutomationView created = rules.create(actor, workspace, body);
        return ResponseEntity.created(URI.create("/api/v1/automations/" + created.id()))
                .eTag(ETags.of(created.version()))
                .body(created);
    }

    @GetMapping("/automations/{automation}/rule")
    @Operation(
            summary = "The rule that the draft was written from",
            description =
                    "`rule` is null for an automation that is drawn; `drawn` then tells whether it was a rule until somebody changed"
                            + " its diagram. The ETag is the draft's.")
    ResponseEntity<RuleView> get(Actor actor, @PathVariable AutomationId automation) {
        RuleView view = rules.get(actor, automation);
        return ETags.ok(view, view.draftVersion());
    }

    @PutMapping("/automations/{automation}/rule")
    @Operation(
            summary = "Change the rule, and write the draft anew",
            description =
                    "Needs If-Match with the draft's ETag. 409 if the diagram was drawn by hand: what somebody drew is never"
                            + " overwritten. 422 with findings if the rule could not be published.")
    ResponseEntity<RuleView> change(
            Actor actor, @PathVariable AutomationId automation, IfMatch ifMatch, @Valid @RequestBody ChangeRule body) {
        if (!ifMatch.given()) {
            throw new InvalidInput(
                    "If-Match", "required", "Say which version of the draft you have changed: If-Match: \"v3\".");
        }
        RuleView view = rules.change(actor, automation, body.rule(), ifMatch);
        return ETags.ok(view, view.draftVersion());
    }

    /**
     * @param name of the automation, for its diagram; null if it has none yet
     * @param days how far to look back; null for not at all
     * @param timeZone IANA name, whose days are counted; null for your own
     */
    record PreviewRule(
            @NotNull @Valid Rule rule,
            @Nullable @Size(max = 200) String name,
            @Nullable @Min(1) @Max(90) Integer days,
            @Nullable @Size(max = 100) String timeZone) {}

    /** @param projectId where tasks without a project of their own appear; null to follow what a run is about */
    record NewRule(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 5_000) String description,
            @Nullable ProjectId projectId,
            @NotNull @Valid Rule rule) {}

    record ChangeRule(@NotNull @Valid Rule rule) {}
}
