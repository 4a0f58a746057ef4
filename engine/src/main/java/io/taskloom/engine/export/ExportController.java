package io.taskloom.engine.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.TaskListQuery;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.FileAnswer;
import io.taskloom.engine.web.Keys;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1/export")
@Tag(
        name = "Export",
        description =
                "The tasks of a list as one file, at most 250,000; 422 says that there are more. A person has a few at a time;"
                        + " 429 says when to try again. An answer that breaks off is not complete: its connection ends without"
                        + " the last chunk.")
class ExportController {

    private static final String PROJECT = "Of this one; of every project I can see if nothing is said";

    private final TaskExport tasks;
    private final ExportTurns turns;
    private final CsvFile csv;
    private final PdfFile pdf;
    private final ICalendarFile calendar;

    ExportController(TaskExport tasks, ExportTurns turns, CsvFile csv, PdfFile pdf, ICalendarFile calendar) {
        this.tasks = tasks;
        this.turns = turns;
        this.csv = csv;
        this.pdf = pdf;
        this.calendar = calendar;
    }

    @GetMapping(path = "/tasks.csv", produces = "text/csv")
    @Operation(
            summary = "Tasks as CSV",
            description =
                    "RFC 4180, UTF-8, dates in my time zone. A text that a spreadsheet would take for a formula stands behind"
                            + " an apostrophe.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void csv(
            Actor actor,
            @Parameter(description = PROJECT) @RequestParam(required = false) @Nullable ProjectId project,
            @ParameterObject TaskListQuery query,
            @Parameter(description = "Begin with a byte order mark, by which Excel knows UTF-8")
                    @RequestParam(defaultValue = "false")
                    boolean bom,
            HttpServletResponse response)
            throws IOException {
        try (ExportTurns.Turn ignored = turns.take(actor)) {
            TaskExport.Selection selection = tasks.select(actor, project, query);
            FileAnswer.begin(response, FileAnswer.CSV, "tasks.csv");
            csv.write(selection, bom, response.getOutputStream());
        }
    }

    @GetMapping(path = "/tasks.pdf", produces = "application/pdf")
    @Operation(summary = "Tasks as PDF", description = "A table on pages of A4, dates in my time zone.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    void pdf(
            Actor actor,
            @Parameter(description = PROJECT) @RequestParam(required = false) @Nullable ProjectId project,
            @ParameterObject TaskListQuery query,
            HttpServletResponse response)
            throws IOException {
        try (ExportTurns.Turn ignored = turns.take(actor)) {
            TaskExport.Selection selection = tasks.select(actor, project, query);
            FileAnswer.begin(response, "application/pdf", "tasks.pdf");
            pdf.write(selection, response.getOutputStream());
        }
    }

    @GetMapping(path = "/tasks.ics", produces = "text/calendar")
    @Operation(summary = "Tasks as to-dos of a calendar", description = "RFC 5545, times in UTC.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    void calendar(
            Actor actor,
            @Parameter(description = PROJECT) @RequestParam(required = false) @Nullable ProjectId project,
            @ParameterObject TaskListQuery query,
            HttpServletResponse response)
            throws IOException {
        try (ExportTurns.Turn ignored = turns.take(actor)) {
            TaskExport.Selection selection = tasks.select(actor, project, query);
            FileAnswer.begin(response, "text/calendar; charset=utf-8", "tasks.ics");
            calendar.writeToDos(selection, response.getOutputStream());
        }
    }
}
