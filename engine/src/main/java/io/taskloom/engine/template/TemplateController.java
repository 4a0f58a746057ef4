package io.taskloom.engine.template;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import jakarta.validation.Valid;
import java.net.URI;
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
@Keys(Area.TASKS)
@RequestMapping("/api/v1/templates")
@Tag(
        name = "Templates",
        description = "What tasks and whole projects are made from, with relative dates and placeholders.")
class TemplateController {

    private final Templates templates;
    private final TemplateUse use;

    TemplateController(Templates templates, TemplateUse use) {
        this.templates = templates;
        this.use = use;
    }

    @GetMapping
    @Operation(summary = "The templates of a workspace, by name", description = "All on one page, without contents.")
    Page<TemplateSummary> list(Actor actor, @RequestParam WorkspaceId workspace) {
        return new Page<>(templates.list(actor, workspace), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keep a template",
            description = "As written, or like a task or a project that is there. Everybody in the workspace reads it.")
    ResponseEntity<TemplateView> create(Actor actor, @Valid @RequestBody NewTemplate input) {
        TemplateView made = templates.create(actor, input);
        return ResponseEntity.created(URI.create("/api/v1/templates/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping("/{template}")
    @Operation(summary = "One template, with its content")
    ResponseEntity<TemplateView> get(Actor actor, @PathVariable TemplateId template) {
        return answer(templates.get(actor, template));
    }

    @PatchMapping(
            path = "/{template}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(summary = "Change a template", description = "JSON merge patch; the content is replaced as a whole.")
    ResponseEntity<TemplateView> patch(
            Actor actor, @PathVariable TemplateId template, @Valid @RequestBody TemplatePatch patch, IfMatch ifMatch) {
        return answer(templates.patch(actor, template, patch, ifMatch));
    }

    @DeleteMapping("/{template}")
    @Operation(summary = "Delete a template", description = "What was made from it stays.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable TemplateId template, IfMatch ifMatch) {
        templates.delete(actor, template, ifMatch);
    }

    @PostMapping("/{template}/apply")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make the task or the project of a template",
            description = "All of it or nothing. Each placeholder without default needs a value.")
    ResponseEntity<Applied> apply(
            Actor actor, @PathVariable TemplateId template, @Valid @RequestBody ApplyTemplate input) {
        Applied made = use.apply(actor, template, input);
        String at = made.task() != null
                ? "/api/v1/tasks/" + made.task().id()
                : made.project() != null ? "/api/v1/projects/" + made.project().id() : "";
        return ResponseEntity.created(URI.create(at)).body(made);
    }

    private static ResponseEntity<TemplateView> answer(TemplateView template) {
        return ETags.ok(template, template.version());
    }
}
