package io.taskloom.engine.remark;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.remark.RemarkRows.Wanted;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.AUTOMATIONS)
@RequestMapping("/api/v1/automations/{automation}/comments")
@Tag(name = "Comments on diagrams", description = "What people say about an automation's elements, in Markdown.")
class RemarkController {

    private final Remarks remarks;

    RemarkController(Remarks remarks) {
        this.remarks = remarks;
    }

    @GetMapping
    @Operation(
            summary = "What was said about a diagram",
            description =
                    "For every member of the workspace, in the order it was written; replies name the first comment of"
                            + " their thread. Texts are Markdown as it was written: sanitize what you make of it.")
    Page<RemarkView> list(
            Actor actor,
            @PathVariable AutomationId automation,
            @Parameter(description = "Id of an element; empty for what is about the diagram as a whole")
                    @RequestParam(required = false)
                    @Nullable
                    String element,
            @Parameter(description = "Of the threads", schema = @Schema(allowableValues = {"open", "resolved"}))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            PageRequest page) {
        return remarks.list(actor, automation, new Wanted(known(element), state(state)), page);
    }

    @PostMapping
    @Operation(
            summary = "Comment on an element",
            description =
                    "[@Name](mention:PERSON-ID) tells a member of the workspace; whoever else is named stays text. The"
                            + " element need not be saved yet; without one it is about the diagram as a whole. 409 at 1,000 comments.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RemarkView> add(
            Actor.Person actor, @PathVariable AutomationId automation, @Valid @RequestBody NewRemark input) {
        RemarkView made = remarks.add(actor, automation, input);
        return ResponseEntity.created(URI.create("/api/v1/automations/%s/comments/%s".formatted(automation, made.id())))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping("/{comment}")
    @Operation(summary = "One comment on a diagram")
    ResponseEntity<RemarkView> get(Actor actor, @PathVariable AutomationId automation, @PathVariable RemarkId comment) {
        RemarkView found = remarks.get(actor, automation, comment);
        return ETags.ok(found, found.version());
    }

    @PatchMapping(
            path = "/{comment}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(
            summary = "Say it differently, resolve its thread or open it again",
            description = "JSON merge patch. The text is its author's to change; whoever sees a thread resolves it.")
    ResponseEntity<RemarkView> change(
            Actor.Person actor,
            @PathVariable AutomationId automation,
            @PathVariable RemarkId comment,
            @Valid @RequestBody ChangeRemark change,
            IfMatch ifMatch) {
        RemarkView changed = remarks.change(actor, automation, comment, change, ifMatch);
        return ETags.ok(changed, changed.version());
    }

    @DeleteMapping("/{comment}")
    @Operation(
            summary = "Delete a comment on a diagram",
            description =
                    "For its author and the workspace's owners and admins. Where others have answered, its place stays.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable AutomationId automation, @PathVariable RemarkId comment, IfMatch ifMatch) {
        remarks.delete(actor, automation, comment, ifMatch);
    }

    private static @Nullable String known(@Nullable String element) {
        if (element != null && !element.isEmpty() && !element.matches(NewRemark.ELEMENT)) {
            throw new InvalidInput("element", "format", NewRemark.UNLIKE);
        }
        return element;
    }

    private static @Nullable RemarkState state(@Nullable String state) {
        return switch (state) {
            case null -> null;
            case "open" -> RemarkState.OPEN;
            case "resolved" -> RemarkState.RESOLVED;
            default -> throw new InvalidInput("state", "unknown", "Threads are open or resolved.");
        };
    }
}
