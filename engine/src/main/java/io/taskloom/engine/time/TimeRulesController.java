package io.taskloom.engine.time;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TIME)
@RequestMapping("/api/v1/workspaces/{workspace}/time-settings")
@Tag(name = "Time")
class TimeRulesController {

    private final TimeRules rules;

    TimeRulesController(TimeRules rules) {
        this.rules = rules;
    }

    @GetMapping
    @Operation(summary = "How the workspace rounds time in reports, and up to when it is locked")
    ResponseEntity<TimeRulesView> get(Actor actor, @PathVariable WorkspaceId workspace) {
        return answer(rules.get(actor, workspace));
    }

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(
            summary = "Change how time is rounded, or move the lock",
            description =
                    "For the workspace's owner and admins. Entries that begin before lockedBefore can neither be made,"
                            + " changed nor deleted; a timer that runs can still be stopped.")
    ResponseEntity<TimeRulesView> edit(
            Actor actor,
            @PathVariable WorkspaceId workspace,
            @Valid @RequestBody TimeRulesPatch patch,
            IfMatch ifMatch) {
        return answer(rules.edit(actor, workspace, patch, ifMatch));
    }

    private static ResponseEntity<TimeRulesView> answer(TimeRulesView rules) {
        return ETags.ok(rules, rules.version());
    }
}
