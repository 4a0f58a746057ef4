package io.taskloom.engine.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
@RequestMapping("/api/v1/automations/{automation}")
@Tag(name = "Automations")
class DraftController {

    private final Drafts drafts;
    private final Versions versions;
    private final Publishing publishing;

    DraftController(Drafts drafts, Versions versions, Publishing publishing) {
        this.drafts = drafts;
        this.versions = versions;
        this.publishing = publishing;
    }

    @GetMapping("/draft")
    @Operation(summary = "The model being drawn, its forms and its decisions")
    ResponseEntity<Draft> get(Actor actor, @PathVariable AutomationId automation) {
        Draft draft = drafts.get(actor, automation);
        return ETags.ok(draft, draft.version());
    }

    @PutMapping("/draft")
    @Operation(
            summary = "Save the model being drawn",
            description =
                    "Needs If-Match; any text up to 1 MB is kept, even if it can't be published as it is. Forms"
                            + " (form-js JSON by id, each named by the camunda:formRef of a user task or start event) and decisions"
                            + " (DMN by id, each named by a business rule task's camunda:decisionRef) stay as they are if left out.")
    ResponseEntity<Draft> save(
            Actor actor, @PathVariable AutomationId automation, IfMatch ifMatch, @Valid @RequestBody SaveDraft body) {
        if (!ifMatch.given()) {
            throw new InvalidInput(
                    "If-Match", "required", "Say which version of the draft you have changed: If-Match: \"v3\".");
        }
        Draft saved = drafts.save(actor, automation, body.bpmn(), body.forms(), body.decisions(), ifMatch);
        return ETags.ok(saved, saved.version());
    }

    @Keys(value = Area.AUTOMATIONS, reads = true)
    @PostMapping("/validate")
    @Operation(
            summary = "What forbids publishing",
            description = "Of the given model, forms and decisions, or of the saved ones; empty if nothing does.")
    Findings validate(
            Actor actor,
            @PathVariable AutomationId automation,
            @RequestBody(required = false) @Nullable Validate body) {
        return new Findings(drafts.validate(
                actor,
                automation,
                body == null ? null : body.bpmn(),
                body == null ? null : body.forms(),
                body == null ? null : body.decisions()));
    }

    @PostMapping("/publish")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Publish the draft as a new version",
            description =
                    "Its scenarios are run first, and kept with the version as they came out. 409 with the results if one"
                            + " did not come out as expected, unless a reason is given to publish it all the same. 412 if it is"
                            + " no longer the given draft; 422 with findings if it may not be published. New runs use it,"
                            + " running ones stay on theirs; they act with the publisher's rights.")
    ResponseEntity<VersionView> publish(
            Actor actor, @PathVariable AutomationId automation, @Valid @RequestBody Publish body) {
        VersionView version =
                publishing.publish(actor, automation, body.draftVersion(), body.note(), body.overrideReason());
        return ResponseEntity.created(
                        URI.create("/api/v1/automations/%s/versions/%d".formatted(automation, version.number())))
                .body(version);
    }

    @PostMapping("/rollback")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Publish an earlier version's model once more",
            description =
                    "As a new version: nothing published ever changes. The draft follows it, unless it has changes that are"
                            + " not published. 409 if new runs use that version already.")
    ResponseEntity<VersionView> rollBack(
            Actor actor, @PathVariable AutomationId automation, @Valid @RequestBody RollBack body) {
        VersionView version = versions.rollBack(actor, automation, body.version(), body.note());
        return ResponseEntity.created(
                        URI.create("/api/v1/automations/%s/versions/%d".formatted(automation, version.number())))
                .body(version);
    }

    @GetMapping("/versions")
    @Operation(summary = "Every published version, newest first, without the models")
    Page<VersionView> versions(Actor actor, @PathVariable AutomationId automation, PageRequest page) {
        return versions.list(actor, automation, page);
    }

    @GetMapping("/versions/{number}")
    @Operation(summary = "One published version, with its model")
    VersionView version(Actor actor, @PathVariable AutomationId automation, @PathVariable int number) {
        return versions.get(actor, automation, number);
    }

    record SaveDraft(
            @NotNull String bpmn,
            @Nullable Map<String, JsonNode> forms,
            @Nullable Map<String, String> decisions) {}

    record Validate(
            @Nullable String bpmn,
            @Nullable Map<String, JsonNode> forms,
            @Nullable Map<String, String> decisions) {}

    /** @param overrideReason why it is to be published although scenarios fail; kept with the version and in the audit log */
    record Publish(
            @Nullable @Size(max = 1_000) String note,
            @NotNull Integer draftVersion,

            @Nullable @Size(max = 500) @Pattern(regexp = "(?s).*\\S.*", message = "Say why, in a few words.")
            String overrideReason) {}

    record RollBack(
            @NotNull Integer version,
            @Nullable @Size(max = 1_000) String note) {}

    record Findings(List<ModelFinding> findings) {}
}
