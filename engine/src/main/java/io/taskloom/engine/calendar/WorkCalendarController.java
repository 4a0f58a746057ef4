package io.taskloom.engine.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.PROJECTS)
@RequestMapping("/api/v1/workspaces/{workspace}/calendar")
@Tag(name = "Workspaces")
class WorkCalendarController {

    private final WorkCalendars calendars;

    WorkCalendarController(WorkCalendars calendars) {
        this.calendars = calendars;
    }

    @GetMapping
    @Operation(
            summary = "When the workspace works",
            description = "From Monday to Friday, nine to five, while nobody has said otherwise.")
    ResponseEntity<WorkCalendarView> get(Actor actor, @PathVariable WorkspaceId workspace) {
        WorkCalendarView view = calendars.get(actor, workspace);
        return ETags.ok(view, view.version());
    }

    @PutMapping
    @Operation(
            summary = "Say when the workspace works",
            description = "For the owner and admins: working days with their hours, and holidays, 500 at most.")
    ResponseEntity<WorkCalendarView> set(
            Actor actor,
            @PathVariable WorkspaceId workspace,
            @Valid @RequestBody SetWorkCalendar wish,
            IfMatch ifMatch) {
        WorkCalendarView view = calendars.set(actor, workspace, wish, ifMatch);
        return ETags.ok(view, view.version());
    }

    @Keys(value = Area.PROJECTS, reads = true)
    @PostMapping("/holidays/read")
    @Operation(
            summary = "Read holidays out of an iCalendar",
            description = "For the owner and admins. Whole days only, and none that repeat; nothing is kept.")
    HolidayReader.Found read(Actor actor, @PathVariable WorkspaceId workspace, @Valid @RequestBody ICalendar input) {
        return calendars.read(actor, workspace, input.text());
    }

    /** @param text of RFC 5545 */
    @Schema(name = "HolidayCalendar")
    record ICalendar(@NotNull @Size(max = 300_000) String text) {}
}
