package io.taskloom.engine.task.saved;

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
@RequestMapping("/api/v1/filters")
@Tag(name = "Filters", description = "The filter language, and filters that people keep.")
class SavedFilterController {

    private final SavedFilters filters;

    SavedFilterController(SavedFilters filters) {
        this.filters = filters;
    }

    @GetMapping
    @Operation(summary = "My filters and those shared with me, by name", description = "All on one page.")
    Page<SavedFilterView> list(Actor actor, @RequestParam WorkspaceId workspace) {
        return new Page<>(filters.list(actor, workspace), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keep a filter", description = "Only one that is understood; errors point into it.")
    ResponseEntity<SavedFilterView> create(Actor actor, @Valid @RequestBody NewFilter input) {
        SavedFilterView made = filters.create(actor, input);
        return ResponseEntity.created(URI.create("/api/v1/filters/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping("/{filter}")
    @Operation(summary = "One filter")
    ResponseEntity<SavedFilterView> get(Actor actor, @PathVariable SavedFilterId filter) {
        return answer(filters.get(actor, filter));
    }

    @PatchMapping(
            path = "/{filter}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(summary = "Change a filter, share it or no longer", description = "JSON merge patch.")
    ResponseEntity<SavedFilterView> patch(
            Actor actor, @PathVariable SavedFilterId filter, @Valid @RequestBody FilterPatch patch, IfMatch ifMatch) {
        return answer(filters.patch(actor, filter, patch, ifMatch));
    }

    @DeleteMapping("/{filter}")
    @Operation(summary = "Delete a filter")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable SavedFilterId filter, IfMatch ifMatch) {
        filters.delete(actor, filter, ifMatch);
    }

    private static ResponseEntity<SavedFilterView> answer(SavedFilterView filter) {
        return ETags.ok(filter, filter.version());
    }
}
