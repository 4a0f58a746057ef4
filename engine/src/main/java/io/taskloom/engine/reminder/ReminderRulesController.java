package io.taskloom.engine.reminder;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.PROJECTS)
@RequestMapping("/api/v1/projects/{project}/reminder-rules")
@Tag(name = "Reminders")
class ReminderRulesController {

    private final ReminderRules rules;

    ReminderRulesController(ReminderRules rules) {
        this.rules = rules;
    }

    @GetMapping
    @Operation(summary = "What the project does about missed reminders and overdue tasks")
    ResponseEntity<ReminderRulesView> get(Actor actor, @PathVariable ProjectId project) {
        ReminderRulesView view = rules.get(actor, project);
        return ETags.ok(view, view.version());
    }

    @PutMapping
    @Operation(
            summary = "Say what it does about them",
            description =
                    "For the project's owners. Each stage is told once while a task is overdue. For tasks that are overdue"
                            + " already the time counts from now, a few a minute, in the inbox only.")
    ResponseEntity<ReminderRulesView> set(
            Actor actor, @PathVariable ProjectId project, @Valid @RequestBody SetReminderRules wish, IfMatch ifMatch) {
        ReminderRulesView view = rules.set(actor, project, wish, ifMatch);
        return ETags.ok(view, view.version());
    }
}
