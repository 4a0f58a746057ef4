package io.taskloom.engine.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.imports.source.FileNotTaken;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.FileAnswer;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1/import/tasks")
@Tag(
        name = "Import",
        description =
                "Tasks from files: CSV, Todoist's CSV or the ZIP of its backup, a board's JSON from Trello. Upload, look at the suggested mapping,"
                        + " try it dry, start. An import is seen by who made it alone.")
class ImportController {

    /** As browsers and people call tables, JSON, and what they do not know. */
    private static final Set<String> TYPES = Set.of(
            "text/csv",
            "text/plain",
            "text/tab-separated-values",
            "application/csv",
            "application/json",
            "application/vnd.ms-excel",
            "application/zip",
            "application/x-zip-compressed",
            "application/octet-stream");

    private final Imports imports;

    ImportController(Imports imports) {
        this.imports = imports;
    }

    @PostMapping
    @Operation(
            summary = "Upload a file to import",
            description = "The file is the body. What it is, its columns and what they most likely mean is found out;"
                    + " nothing is imported yet. 413 if it is too large, 415 if it is neither a table nor JSON, 422 with"
                    + " the line if it is broken.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<ImportView> upload(
            Actor.Person actor,
            @Parameter(description = "Where the tasks shall be") @RequestParam ProjectId project,
            @Parameter(description = "What the file is called") @RequestParam(defaultValue = "import.csv") String name,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        refuseOthers(request.getContentType());
        ImportView made = imports.upload(actor, project, name, request.getInputStream());
        return ResponseEntity.created(URI.create("/api/v1/import/tasks/" + made.id()))
                .body(made);
    }

    @GetMapping
    @Operation(summary = "My imports into a project", description = "The newest first.")
    Page<ImportView> list(Actor.Person actor, @RequestParam ProjectId project, PageRequest page) {
        return imports.list(actor, project, page);
    }

    @GetMapping("/{import}")
    @Operation(summary = "One of my imports")
    ImportView get(Actor.Person actor, @PathVariable("import") ImportId id) {
        return imports.get(actor, id);
    }

    @PutMapping("/{import}/mapping")
    @Operation(
            summary = "Say what the file means",
            description =
                    "Columns, values that say nothing to us, how the table and its dates are read, what may be made."
                            + " Another encoding or delimiter that gives other columns brings new suggestions for them.")
    ImportView map(Actor.Person actor, @PathVariable("import") ImportId id, @Valid @RequestBody Plan mapping)
            throws IOException {
        return imports.map(actor, id, mapping);
    }

    @PostMapping("/{import}/dry-run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Try an import dry",
            description = "Counts what would be made and lists what would be refused, and makes nothing.")
    ImportView check(Actor.Person actor, @PathVariable("import") ImportId id) {
        return imports.check(actor, id);
    }

    @PostMapping("/{import}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Start an import",
            description = "Goes on by itself, also when a node dies. Nobody is told of each task; at its end, who"
                    + " imported and who got tasks find one note in the inbox.")
    ImportView start(Actor.Person actor, @PathVariable("import") ImportId id) {
        return imports.start(actor, id);
    }

    @PostMapping("/{import}/pause")
    @Operation(summary = "Pause an import", description = "Of a dry run, nothing is left.")
    ImportView pause(Actor.Person actor, @PathVariable("import") ImportId id) {
        return imports.pause(actor, id);
    }

    @PostMapping("/{import}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Go on with an import", description = "That was paused or has stopped; no line is made twice.")
    ImportView resume(Actor.Person actor, @PathVariable("import") ImportId id) {
        return imports.resume(actor, id);
    }

    @PostMapping("/{import}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Undo an import",
            description =
                    "Puts into the bin what it has made. What somebody has changed since stays and is listed, unless"
                            + " changed says that it goes too; sections and tags go that nothing is in any more.")
    ImportView undo(Actor.Person actor, @PathVariable("import") ImportId id, @RequestBody UndoImport wish) {
        return imports.undo(actor, id, wish.changed());
    }

    @GetMapping("/{import}/refusals")
    @Operation(summary = "Refused lines", description = "Of the dry run or the import, in their order, each with why.")
    Page<ImportRefusal> refusals(Actor.Person actor, @PathVariable("import") ImportId id, PageRequest page) {
        return imports.refusals(actor, id, page);
    }

    @GetMapping(path = "/{import}/refusals.csv", produces = "text/csv")
    @Operation(
            summary = "Refused lines as CSV",
            description =
                    "As they are in the file, with why: to be corrected and imported again. A text that a spreadsheet"
                            + " would take for a formula stands behind an apostrophe. 410 once the file is kept no longer.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void report(Actor.Person actor, @PathVariable("import") ImportId id, HttpServletResponse response)
            throws IOException {
        TaskImport of = imports.reported(actor, id);
        Path file = imports.file(id);
        try {
            FileAnswer.begin(response, FileAnswer.CSV, "refused.csv");
            imports.report(
                    of,
                    file,
                    new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @GetMapping("/{import}/kept")
    @Operation(summary = "What undoing has left", description = "Tasks that somebody has changed, with why.")
    Page<ImportKept> kept(Actor.Person actor, @PathVariable("import") ImportId id, PageRequest page) {
        return imports.kept(actor, id, page);
    }

    @DeleteMapping("/{import}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget an import", description = "With its file; its tasks stay.")
    void delete(Actor.Person actor, @PathVariable("import") ImportId id) {
        imports.delete(actor, id);
    }

    private static void refuseOthers(@Nullable String type) {
        if (type == null) {
            return;
        }
        String plain = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(plain)) {
            throw new FileNotTaken("Files of this type are not imported: save it as CSV, or as JSON from Trello.");
        }
    }
}
