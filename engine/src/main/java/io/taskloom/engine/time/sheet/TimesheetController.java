package io.taskloom.engine.time.sheet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.time.TimeEntries;
import io.taskloom.engine.time.TimeEntryView;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.FileAnswer;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TIME)
@RequestMapping("/api/v1/workspaces/{workspace}")
@Tag(name = "Time")
class TimesheetController {

    private static final String FROM = "First day; the Monday of this week if nothing is said";
    private static final String TO = "Last day; the Sunday of the first day's week if nothing is said";
    private static final String WHOSE =
            "me, all, or a person's id; others' for the workspace's admins and, in their projects, for"
                    + " the projects' owners";

    private final Timesheets sheets;
    private final SheetExport export;
    private final TimeEntries entries;

    TimesheetController(Timesheets sheets, SheetExport export, TimeEntries entries) {
        this.sheets = sheets;
        this.export = export;
        this.entries = entries;
    }

    @GetMapping("/timesheet")
    @Operation(
            summary = "Time by days, in rows by week, project, task or person",
            description =
                    "Days are those of whose time it is, in their own zone. Times are rounded as the workspace says; what was"
                            + " recorded is told beside. At most 366 days and 5000 rows.")
    Timesheet sheet(
            Actor actor,
            @PathVariable WorkspaceId workspace,
            @Parameter(description = FROM) @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable
                    LocalDate from,
            @Parameter(description = TO) @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable
                    LocalDate to,
            @Parameter(description = WHOSE) @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable ProjectId project,
            @Parameter(description = "Some of week, project, task and person", example = "week,project")
                    @RequestParam(required = false)
                    @Nullable
                    String groupBy) {
        return sheets.sheet(actor, new SheetQuery(workspace, from, to, person, project), Grouping.parse(groupBy));
    }

    @GetMapping(path = "/timesheet.csv", produces = "text/csv")
    @Operation(
            summary = "The same as CSV, a line for each entry and day",
            description =
                    "RFC 4180, UTF-8. A text that a spreadsheet would take for a formula stands behind an apostrophe.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void csv(
            Actor actor,
            @PathVariable WorkspaceId workspace,
            @Parameter(description = FROM) @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable
                    LocalDate from,
            @Parameter(description = TO) @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable
                    LocalDate to,
            @Parameter(description = WHOSE) @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable ProjectId project,
            HttpServletResponse response)
            throws IOException {
        SheetExport.Open sheet = export.open(actor, new SheetQuery(workspace, from, to, person, project));
        FileAnswer.begin(response, FileAnswer.CSV, "timesheet.csv");
        sheet.writeTo(response.getOutputStream());
    }

    @GetMapping("/time-entries")
    @Operation(summary = "Entries that reach into some days, the first begun first")
    Page<TimeEntryView> entries(
            Actor actor,
            @PathVariable WorkspaceId workspace,
            @Parameter(description = FROM) @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable
                    LocalDate from,
            @Parameter(description = TO) @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable
                    LocalDate to,
            @Parameter(description = WHOSE) @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable ProjectId project,
            @RequestParam(required = false) @Nullable TaskId task,
            PageRequest page) {
        Timesheets.Span span = sheets.span(actor, new SheetQuery(workspace, from, to, person, project));
        return entries.within(actor, workspace, person, project, task, span.from(), span.to(), page);
    }
}
