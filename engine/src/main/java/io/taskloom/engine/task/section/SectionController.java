package io.taskloom.engine.task.section;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.Patch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
@RequestMapping("/api/v1/projects/{project}/sections")
@Tag(name = "Sections", description = "The columns of a project's board, in their order.")
class SectionController {

    private final Sections sections;

    SectionController(Sections sections) {
        this.sections = sections;
    }

    @GetMapping
    @Operation(summary = "The sections of a project, in order", description = "All on one page.")
    Page<SectionView> list(Actor actor, @PathVariable ProjectId project) {
        return new Page<>(sections.list(actor, project), null);
    }

    @PostMapping
    @Operation(summary = "Make a section", description = "At the end, unless it names its neighbour.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<SectionView> create(
            Actor actor, @PathVariable ProjectId project, @Valid @RequestBody NewSection input) {
        SectionView made = sections.create(actor, project, input);
        return ResponseEntity.created(URI.create("/api/v1/projects/%s/sections/%s".formatted(project, made.id())))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @PatchMapping(
            path = "/{section}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(summary = "Rename a section, colour it, limit it", description = "JSON merge patch.")
    ResponseEntity<SectionView> patch(
            Actor actor,
            @PathVariable ProjectId project,
            @PathVariable SectionId section,
            @Valid @RequestBody SectionPatch patch,
            IfMatch ifMatch) {
        SectionView view =
                sections.patch(actor, project, section, patch.name(), patch.color(), patch.wipLimit(), ifMatch);
        return ETags.ok(view, view.version());
    }

    @DeleteMapping("/{section}")
    @Operation(summary = "Delete a section", description = "Its tasks stand in none then.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable ProjectId project, @PathVariable SectionId section) {
        sections.delete(actor, project, section);
    }

    @PostMapping("/{section}/move")
    @Operation(
            summary = "Move a section",
            description = "Behind one or before one; to the end if neither is named. Behind goes first if both are.")
    ResponseEntity<SectionView> move(
            Actor actor,
            @PathVariable ProjectId project,
            @PathVariable SectionId section,
            @Valid @RequestBody SectionMove move) {
        SectionView view = sections.move(actor, project, section, move.before(), move.after());
        return ETags.ok(view, view.version());
    }

    record SectionPatch(Patch<@NotNull String> name, Patch<String> color, Patch<Integer> wipLimit) {}

    record SectionMove(@Nullable SectionId before, @Nullable SectionId after) {}
}
