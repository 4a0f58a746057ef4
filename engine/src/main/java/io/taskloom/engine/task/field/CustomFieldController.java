package io.taskloom.engine.task.field;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
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
@Keys(Area.PROJECTS)
@RequestMapping("/api/v1/projects/{project}/fields")
@Tag(name = "Custom fields", description = "What a project keeps of its tasks beside what every task has.")
class CustomFieldController {

    private final CustomFields fields;

    CustomFieldController(CustomFields fields) {
        this.fields = fields;
    }

    @GetMapping
    @Operation(
            summary = "The custom fields of a project, in order",
            description = "All on one page, those in the archive too.")
    Page<CustomField> list(Actor actor, @PathVariable ProjectId project) {
        return new Page<>(fields.list(actor, project), null);
    }

    @PostMapping
    @Operation(
            summary = "Make a field",
            description = "Owners of the project do. The name is there once in a project, however it is written.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CustomField> create(
            Actor actor, @PathVariable ProjectId project, @Valid @RequestBody NewField input) {
        CustomField made = fields.create(actor, project, input);
        return ResponseEntity.created(URI.create("/api/v1/projects/%s/fields/%s".formatted(project, made.id())))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @PatchMapping(
            path = "/{field}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(
            summary = "Change a field, archive it or bring it back",
            description = "JSON merge patch. The type stays. Narrower bounds leave values that are there alone until"
                    + " somebody changes them; a choice that goes comes off every task.")
    ResponseEntity<CustomField> patch(
            Actor actor,
            @PathVariable ProjectId project,
            @PathVariable FieldId field,
            @Valid @RequestBody FieldPatch patch,
            IfMatch ifMatch) {
        CustomField view = fields.patch(actor, project, field, patch, ifMatch);
        return ETags.ok(view, view.version());
    }

    @PostMapping("/{field}/move")
    @Operation(
            summary = "Move a field",
            description = "Behind one or before one; to the end if neither is named. Behind goes first if both are.")
    ResponseEntity<CustomField> move(
            Actor actor,
            @PathVariable ProjectId project,
            @PathVariable FieldId field,
            @Valid @RequestBody FieldMove move) {
        CustomField view = fields.move(actor, project, field, move.before(), move.after());
        return ETags.ok(view, view.version());
    }

    @DeleteMapping("/{field}")
    @Operation(summary = "Delete a field that is in the archive", description = "Its values go with it, for good.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable ProjectId project, @PathVariable FieldId field) {
        fields.delete(actor, project, field);
    }

    @Schema(name = "CustomFieldMove")
    record FieldMove(@Nullable FieldId before, @Nullable FieldId after) {}
}
