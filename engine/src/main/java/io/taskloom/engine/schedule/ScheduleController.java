package io.taskloom.engine.schedule;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.AUTOMATIONS)
@RequestMapping("/api/v1/automations/{automation}/schedules")
@Tag(name = "Automations")
class ScheduleController {

    private final Schedules schedules;

    ScheduleController(Schedules schedules) {
        this.schedules = schedules;
    }

    @GetMapping
    @Operation(
            summary = "When it starts by itself: its schedules, with their next ten times",
            description =
                    "Of the version that new runs use, one for each start event that says a schedule; none while it is"
                            + " switched off. All on one page.")
    Page<ScheduleView> list(Actor actor, @PathVariable AutomationId automation) {
        return new Page<>(schedules.of(actor, automation), null);
    }

    @Keys(value = Area.AUTOMATIONS, reads = true)
    @PostMapping("/preview")
    @Operation(
            summary = "The next ten times of a schedule that is not published yet",
            description = "By the days on which the automation's workspace works. Nothing is kept.")
    ScheduleView.Preview preview(
            Actor actor, @PathVariable AutomationId automation, @Valid @RequestBody PreviewSchedule question) {
        return schedules.preview(actor, automation, question);
    }
}
