package io.taskloom.engine.task.tag;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.web.Area;
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
@RequestMapping("/api/v1/projects/{project}/tags")
@Tag(name = "Tags", description = "Labels of a project's tasks, with their colours.")
class TagController {

    private final Tags tags;

    TagController(Tags tags) {
        this.tags = tags;
    }

    @GetMapping
    @Operation(summary = "The tags of a project, by name", description = "All on one page.")
    Page<TagView> list(Actor actor, @PathVariable ProjectId project) {
        return new Page<>(tags.list(actor, project), null);
    }

    @PostMapping
    @Operation(summary = "Make a tag", description = "The name is there once in a project, however it is written.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TagView> create(Actor actor, @PathVariable ProjectId project, @Valid @RequestBody NewTag input) {
        TagView made = tags.create(actor, project, input.name(), input.color());
        return ResponseEntity.created(URI.create("/api/v1/projects/%s/tags/%s".formatted(project, made.id())))
                .body(made);
    }

    @PatchMapping(
            path = "/{tag}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(summary = "Rename a tag, or colour it", description = "JSON merge patch.")
    TagView patch(
            Actor actor, @PathVariable ProjectId project, @PathVariable TagId tag, @Valid @RequestBody TagPatch patch) {
        return tags.patch(actor, project, tag, patch.name(), patch.color());
    }

    @DeleteMapping("/{tag}")
    @Operation(summary = "Delete a tag", description = "It comes off every task.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable ProjectId project, @PathVariable TagId tag) {
        tags.delete(actor, project, tag);
    }

    record NewTag(@NotNull String name, @Nullable String color) {}

    record TagPatch(Patch<@NotNull String> name, Patch<@NotNull String> color) {}
}
